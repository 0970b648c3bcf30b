package io.quizledger.query.live;

import org.jspecify.annotations.Nullable;

/// What a stream sends.
///
/// @param position that it reflects, at least; the event's id
/// @param body as the GET answers; absent where there is nothing to send
public record Update(long position, @Nullable Object body) {}
