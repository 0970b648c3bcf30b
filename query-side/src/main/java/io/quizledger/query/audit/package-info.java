/// Looking into the log itself: where a commit stands and what it hashes to, whether every commit
/// is what it was, and the whole of it to take away.
@NullMarked
package io.quizledger.query.audit;

import org.jspecify.annotations.NullMarked;
