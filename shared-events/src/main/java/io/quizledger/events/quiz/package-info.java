/// The facts of a quiz, from its creation to its withdrawal.
@NullMarked
package io.quizledger.events.quiz;

import org.jspecify.annotations.NullMarked;
