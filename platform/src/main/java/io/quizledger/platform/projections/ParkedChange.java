package io.quizledger.platform.projections;

import org.jspecify.annotations.Nullable;

/// A change that waits for its second-stage document, as it lies in the dead-letter queue.
///
/// @param token of the event
/// @param source the first-stage document's id
/// @param before the source before it, as extended JSON; null where there was none
/// @param after the source after it, as extended JSON
public record ParkedChange(long token, String source, @Nullable String before, String after) {}
