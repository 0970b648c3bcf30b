package io.quizledger.events.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a client says of when it sent an answer; kept for reconciliation, and deciding nothing.
///
/// @param clientTime the client's clock
/// @param clientId the device or tab
/// @param clientSequence that client's own count
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientStamp(
    @Nullable Instant clientTime, @Nullable String clientId, @Nullable Long clientSequence) {
  /// A client that says nothing.
  public static final ClientStamp NONE = new ClientStamp(null, null, null);
}
