package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.quizledger.platform.projections.Games.Won;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

class StatusReportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestDatabase mongo = new TestDatabase();
  private final TestLog log = new TestLog();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(StatusReports.class);
  private final ReadModelEngine engine = Engines.games(mongo, log);
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

  /// The metric filters of the cloud look at the same sample, in the format that programs have.
  @Test
  void machines_find_each_field_at_the_top_of_the_line() throws IOException {
    reports.start();
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !lines.list.isEmpty());
    var context = new LoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("logstash");
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    try (var sample = getClass().getResourceAsStream("report.json")) {
      assertThat(types(JSON.readTree(encoder.encode(lines.list.getFirst()))))
          .isEqualTo(types(JSON.readTree(sample)));
    }
  }

  private static Map<String, JsonNodeType> types(JsonNode line) {
    var types = new TreeMap<String, JsonNodeType>();
    line.properties().forEach(field -> types.put(field.getKey(), field.getValue().getNodeType()));
    return types;
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
