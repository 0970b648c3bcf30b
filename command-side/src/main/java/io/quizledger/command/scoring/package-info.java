/// What responses are worth: pure functions of a question and a response, nothing else.
@NullMarked
package io.quizledger.command.scoring;

import org.jspecify.annotations.NullMarked;
