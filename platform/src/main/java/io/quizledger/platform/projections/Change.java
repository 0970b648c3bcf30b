package io.quizledger.platform.projections;

import org.jspecify.annotations.Nullable;

/// What one event made of one document of the first stage.
///
/// @param token of the event
/// @param id of the document
/// @param before the document before it; null where there was none
/// @param after the document after it
/// @param <S> the documents of the first stage
public record Change<S extends Record>(long token, String id, @Nullable S before, S after) {}
