/// What both programs stand on.
@NullMarked
package io.quizledger.platform;

import org.jspecify.annotations.NullMarked;
