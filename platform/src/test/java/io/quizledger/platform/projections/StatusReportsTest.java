package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.quizledger.platform.projections.Games.Won;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StatusReportsTest {
  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(StatusReports.class);
  private final ReadModelEngine engine =
      Engines.start(
          mongo.database(),
          log,
          Games.readModel("games", (document, token) -> false),
          Engines.settings(),
          Faults.NONE);
  private final StatusReports reports =
      new StatusReports(engine.operations(), Duration.ofMillis(20));

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    reports.stop();
    logger.detachAppender(lines);
    logger.setLevel(null);
    engine.close();
    mongo.close();
  }

  @Test
  void the_log_says_how_far_a_read_model_is() {
    log.append(new Won("chess", "ann", BigDecimal.ONE));
    engine.await("games", log.head());
    reports.start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(List.copyOf(lines.list))
                    .map(StatusReportsTest::fields)
                    .anyMatch(
                        line ->
                            line.contains("readModel=\"games\" state=\"LIVE\" position=\"1\"")
                                && line.contains("lagMillis=\"0\"")
                                && line.contains("deadLetters=\"0\"")));
  }

  @Test
  void an_interval_of_zero_says_nothing() {
    var silent = new StatusReports(engine.operations(), Duration.ZERO);
    silent.start();
    assertThat(silent.isRunning()).isFalse();
  }

  private static String fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
