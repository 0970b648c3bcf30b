/// Computing every recorded score anew from the log, and saying which are not what they must be.
@NullMarked
package io.quizledger.command.audit;

import org.jspecify.annotations.NullMarked;
