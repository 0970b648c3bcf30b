/// Who is asking: access tokens and what they say.
@NullMarked
package io.quizledger.platform.access;

import org.jspecify.annotations.NullMarked;
