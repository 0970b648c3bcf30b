/// Looking into the log itself: where a commit stands and what it hashes to.
@NullMarked
package io.quizledger.query.audit;

import org.jspecify.annotations.NullMarked;
