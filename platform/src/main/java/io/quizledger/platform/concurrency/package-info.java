/// Doing several things at once.
@NullMarked
package io.quizledger.platform.concurrency;

import org.jspecify.annotations.NullMarked;
