package io.quizledger.command.dispatch;

import io.quizledger.eventlog.Claims;
import io.quizledger.events.EventMetadata;
import io.quizledger.platform.web.Refusal;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Records each unit of work, and writes beside its first event what belongs to the commit as a
/// whole: the claim of the request's idempotency key, and its fingerprint.
final class Recorder
    implements MessageHandlerInterceptor<CommandMessage<?>>,
        MessageDispatchInterceptor<EventMessage<?>> {
  @Override
  public Recording handle(
      UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain interceptorChain)
      throws Exception {
    var recording = Recording.startIn(unitOfWork);
    try {
      recording.result(interceptorChain.proceed());
    } catch (Refusal refusal) {
      // A refusal writes nothing, so there is nothing to roll back, and what was loaded stays
      // cached. One that comes after events were applied is met below, before they are written.
      recording.refusal(refusal);
    }
    return recording;
  }

  @Override
  public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(
      List<? extends EventMessage<?>> messages) {
    if (!CurrentUnitOfWork.isStarted()) {
      return (index, event) -> event;
    }
    var unitOfWork = CurrentUnitOfWork.get().root();
    var recording = Recording.of(unitOfWork);
    if (recording == null) {
      return (index, event) -> event;
    }
    var command = unitOfWork.getMessage().getMetaData();
    if (recording.refusal() != null) {
      // What was refused must not stand in the log; this rolls the unit of work back.
      throw new IllegalStateException(
          "Refused after events were applied; refuse before", recording.refusal());
    }
    return (index, event) -> {
      var caused = BySystem.written(event);
      var written = recording.isEmpty() ? withRequest(caused, command) : caused;
      recording.add(written);
      return written;
    };
  }

  private static EventMessage<?> withRequest(EventMessage<?> event, MetaData command) {
    if (!command.containsKey(EventMetadata.FINGERPRINT)) {
      return event;
    }
    var known = event.getMetaData().mergedWith(command.subset(EventMetadata.FINGERPRINT));
    return event.withMetaData(Claims.claiming(known, List.copyOf(Claims.of(command))));
  }
}
