/// What a learner has done and reached, over all quizzes.
@NullMarked
package io.quizledger.query.progress;

import org.jspecify.annotations.NullMarked;
