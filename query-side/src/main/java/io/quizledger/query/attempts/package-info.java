/// Attempts as their learners and their quizzes' owners see them, with every fact of their history.
@NullMarked
package io.quizledger.query.attempts;

import org.jspecify.annotations.NullMarked;
