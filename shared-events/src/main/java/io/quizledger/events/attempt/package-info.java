/// The facts of an attempt, from its start to its grade.
@NullMarked
package io.quizledger.events.attempt;

import org.jspecify.annotations.NullMarked;
