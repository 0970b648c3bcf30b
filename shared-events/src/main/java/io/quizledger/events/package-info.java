/// The published language of both sides.
@NullMarked
package io.quizledger.events;

import org.jspecify.annotations.NullMarked;
