package io.quizledger.platform.axon;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.tracing.Traces;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Puts beside every event who caused it and by which request, and its trace where it is traced.
/// What the command says itself comes first; the system's own commands have no actor.
@Component
class Correlation implements CorrelationDataProvider {
  private static final String ACTOR = "actorId";
  private static final String REQUEST = "requestId";

  private final Traces traces;

  Correlation(Traces traces) {
    this.traces = traces;
  }

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    var data = new HashMap<String, Object>();
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
      data.put(ACTOR, actor.accountId());
    }
    var request = MDC.get(REQUEST);
    if (request != null) {
      data.put(REQUEST, request);
    }
    traces.current().ifPresent(trace -> data.put(Traces.NAME, trace));
    for (var name : new String[] {ACTOR, REQUEST}) {
      var said = message.getMetaData().get(name);
      if (said != null) {
        data.put(name, said);
      }
    }
    return data;
  }
}
