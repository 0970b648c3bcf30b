package io.quizledger.eventlog;

import java.time.Instant;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// What the log gives back for a commit that is durable. The engine leaves it in the resources of
/// the root unit of work whose events it appended.
///
/// @param position from 1, without gaps
/// @param hash 64 lower-case hex digits
/// @param time the commit's time in whole milliseconds
public record CommitReceipt(long position, String hash, Instant time) {
  private static final String RESOURCE = CommitReceipt.class.getName();

  /// The receipt of what `unitOfWork` appended; null where it appended nothing (yet).
  public static @Nullable CommitReceipt of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getResource(RESOURCE);
  }

  void leaveIn(UnitOfWork<?> unitOfWork) {
    unitOfWork.root().resources().put(RESOURCE, this);
  }
}
