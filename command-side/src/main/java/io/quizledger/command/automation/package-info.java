/// What the system does by itself: when an attempt's time is up, then it is submitted.
@NullMarked
package io.quizledger.command.automation;

import org.jspecify.annotations.NullMarked;
