/// One gapless, hash-chained log of commits in MongoDB, behind Axon's `EventStorageEngine`.
@NullMarked
package io.quizledger.eventlog;

import org.jspecify.annotations.NullMarked;
