/// Traces of a request through both sides, where they are asked for.
@NullMarked
package io.quizledger.platform.tracing;

import org.jspecify.annotations.NullMarked;
