/// Where requests come from, and how many may come.
@NullMarked
package io.quizledger.platform.throttle;

import org.jspecify.annotations.NullMarked;
