package io.quizledger.command.dispatch;

import io.quizledger.eventlog.Claims;
import io.quizledger.events.EventMetadata;
import io.quizledger.platform.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Records each unit of work, and writes beside its events who asked for them. What belongs to the
/// commit as a whole (claims, fingerprint) stands beside its first event alone.
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
      // A refusal wrote nothing, so there is nothing to roll back, and what was loaded stays cached.
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
    var everyEvent = command.subset(EventMetadata.ACTOR, EventMetadata.REQUEST);
    return (index, event) -> {
      EventMessage<?> written = event.andMetaData(everyEvent);
      if (recording.isEmpty()) {
        written = written.andMetaData(command.subset(EventMetadata.FINGERPRINT));
        var claims = Claims.of(command);
        if (!claims.isEmpty()) {
          written =
              written.andMetaData(
                  Map.of(
                      Claims.METADATA_KEY,
                      List.copyOf(
                          Claims.of(
                              Claims.claiming(written.getMetaData(), List.copyOf(claims))))));
        }
      }
      recording.add(written);
      return written;
    };
  }
}
