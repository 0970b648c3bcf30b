package io.quizledger.query.attempts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt's last fact. It changes with every answer, so it stands apart from what attempts are
/// listed by, and no index has to follow it.
///
/// @param order the fact's token: no two facts leave the same document, so that what is folded from
///   its changes misses none
/// @param at the fact's time, from which the next answer's time is counted
/// @param touch what the fact did to a question, which the answers are folded from; absent where it
///   did nothing to one
@JsonInclude(JsonInclude.Include.NON_NULL)
record LastFact(long order, Instant at, @Nullable Touch touch) {}
