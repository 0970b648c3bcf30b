package io.quizledger.query.live;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A state that a stream may send. What it needs of the database is only looked up where the stream
/// asks for it.
///
/// @param position that it reflects, at least; the event's id
/// @param lastChange the position of the last fact that changed it, in the log as far as `position`
/// @param body as the GET answers
public record Update(long position, LongSupplier lastChange, Supplier<Object> body) {}
