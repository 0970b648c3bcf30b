package io.quizledger.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quizledger.platform.PlatformSpringTest;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformSpringTest
class CommandMetersTest {
  @Autowired CommandBus commands;
  @Autowired MeterRegistry meters;

  private record Knock() {}

  @Test
  void commandsAreCountedAndTimedAndRegisterNoMeterOfTheirOwn() {
    commands.subscribe(Knock.class.getName(), knock -> "who is there?");
    commands.dispatch(GenericCommandMessage.asCommandMessage(new Knock()));
    commands.dispatch(GenericCommandMessage.asCommandMessage(new Knock()));

    assertThat(meters.get("commandBus.successCounter").counter().count()).isEqualTo(2);
    assertThat(meters.get("commandBus.allTimer").timer().count()).isEqualTo(2);
    assertThat(meters.find("commandBus.capacity").gauge()).isNull();
  }
}
