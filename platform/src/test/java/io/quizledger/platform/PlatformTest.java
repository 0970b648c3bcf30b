package io.quizledger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.embedded.EmbeddedMongoDb;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = PlatformTest.Program.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PlatformTest {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();

  @SpringBootApplication
  static class Program {}

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
  }

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Autowired EventStore events;
  @Autowired CommandGateway commands;

  @Test
  void theContextStarts() {
    assertThat(events).isNotNull();
    assertThat(commands).isNotNull();
  }
}
