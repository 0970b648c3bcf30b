/// Quizzes: their drafts, their versions, and who may change them.
@NullMarked
package io.quizledger.command.quiz;

import org.jspecify.annotations.NullMarked;
