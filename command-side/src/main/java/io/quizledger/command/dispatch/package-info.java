/// How a command becomes a fact: it is sent, retried on fresh state, confirmed, and answered the
/// same way however often it is asked.
@NullMarked
package io.quizledger.command.dispatch;

import org.jspecify.annotations.NullMarked;
