/// Attempts: starting, answering, handing in, marking.
@NullMarked
package io.quizledger.command.attempt;

import org.jspecify.annotations.NullMarked;
