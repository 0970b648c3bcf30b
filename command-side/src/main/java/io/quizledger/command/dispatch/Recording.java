package io.quizledger.command.dispatch;

import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.CommitReceipt;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// What happened while one command was handled: the handler's result or refusal, what it looked at,
/// and what it wrote.
final class Recording {
  private static final String RESOURCE = Recording.class.getName();

  private final Basis basis;
  private final List<DomainEventMessage<?>> events = new ArrayList<>();
  private @Nullable Object result;
  private @Nullable RuntimeException refusal;
  private @Nullable CommitReceipt receipt;

  private Recording(Basis basis) {
    this.basis = basis;
  }

  static Recording startIn(UnitOfWork<?> unitOfWork) {
    var recording = new Recording(Basis.of(unitOfWork));
    unitOfWork.resources().put(RESOURCE, recording);
    unitOfWork.afterCommit(done -> recording.receipt = CommitReceipt.of(done));
    return recording;
  }

  static @Nullable Recording of(UnitOfWork<?> unitOfWork) {
    return unitOfWork.root().getResource(RESOURCE);
  }

  void add(EventMessage<?> event) {
    if (event instanceof DomainEventMessage<?> fact) {
      events.add(fact);
    }
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  void result(@Nullable Object said) {
    this.result = said;
  }

  void refusal(RuntimeException said) {
    this.refusal = said;
  }

  Basis basis() {
    return basis;
  }

  @Nullable Object result() {
    return result;
  }

  @Nullable RuntimeException refusal() {
    return refusal;
  }

  /// What was written; null where nothing was.
  @Nullable Commit commit() {
    return receipt == null
        ? null
        : new Commit(receipt.position(), receipt.time(), receipt.hash(), List.of(), events);
  }
}
