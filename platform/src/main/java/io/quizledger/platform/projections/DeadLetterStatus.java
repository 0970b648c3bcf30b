package io.quizledger.platform.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that a document could not read, or that waits behind such a one.
///
/// @param letterId names it in requests
/// @param collection the document's collection within the read model
/// @param documentId the document that stands still
/// @param position of the event's commit
/// @param index of the event within it
/// @param cause what failed; absent for an event that waits behind another
/// @param since when it was put aside
/// @param lastTried when it was last read again
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterStatus(
    String letterId,
    String collection,
    String documentId,
    long position,
    int index,
    @Nullable String cause,
    Instant since,
    Instant lastTried) {}
