package io.quizledger.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
  private final EventBus events = SimpleEventBus.builder().build();
  private final List<Object> written = new ArrayList<>();

  RecorderTest() {
    var recorder = new Recorder();
    commands.registerHandlerInterceptor(recorder);
    events.registerDispatchInterceptor(recorder);
    events.subscribe(messages -> messages.forEach(message -> written.add(message.getPayload())));
    commands.subscribe(
        "act",
        command -> {
          if (command.getPayload().toString().contains("write")) {
            events.publish(GenericEventMessage.asEventMessage("written"));
          }
          if (command.getPayload().toString().contains("refuse")) {
            throw new Refusal(CommonErrorCode.FORBIDDEN, "No");
          }
          return null;
        });
  }

  @Test
  void aRefusalIsRecordedAsOne() {
    var outcome = send("refuse");

    assertThat(((Recording) outcome.getPayload()).refusal()).isInstanceOf(Refusal.class);
    assertThat(written).isEmpty();
  }

  @Test
  void whatIsDoneIsWritten() {
    assertThat(send("write").isExceptional()).isFalse();
    assertThat(written).containsExactly("written");
  }

  @Test
  void aRefusalAfterSomethingWasAppliedIsAFaultAndWritesNothing() {
    var outcome = send("write, then refuse");

    assertThat(outcome.isExceptional()).isTrue();
    assertThat(outcome.exceptionResult())
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(Refusal.class);
    assertThat(written).isEmpty();
  }

  private CommandResultMessage<?> send(String what) {
    var result = new AtomicReference<CommandResultMessage<?>>();
    commands.<Object, Object>dispatch(
        new GenericCommandMessage<>(new GenericMessage<Object>(what), "act"),
        (message, outcome) -> result.set(outcome));
    return result.get();
  }
}
