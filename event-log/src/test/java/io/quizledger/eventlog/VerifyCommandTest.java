package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The verifier as a program.
class VerifyCommandTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private TestServer server;

  @BeforeEach
  void open() {
    server = TestServer.open();
    var log = server.log();
    for (var number = 0; number < 9; number++) {
      log.appendEvents(counted("a", number));
    }
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private int verify(String... options) {
    var arguments = new ArrayList<>(List.of("verify", server.uri()));
    arguments.addAll(List.of("--database", server.databaseName()));
    arguments.addAll(List.of(options));
    return run(arguments);
  }

  private int run(List<String> arguments) {
    return run(arguments, Map.of());
  }

  private int run(List<String> arguments, Map<String, String> environment) {
    return new VerifyCommand(new PrintStream(output, true, StandardCharsets.UTF_8), environment)
        .run(arguments);
  }

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whereThereIsNoLogNothingCanBeTold() {
    var mistyped =
        List.of("verify", server.uri(), "--database", server.databaseName() + "x", "--json");

    assertThat(run(mistyped)).isEqualTo(2);
    assertThat(printed()).contains("There is no log there", "{\"verdict\": \"empty\"}");
  }

  @Test
  void whereThereIsNoLogButAReceiptThatIsMissedAtTheFirstPosition() {
    var mistyped = new ArrayList<>(List.of("verify", server.uri(), "--database"));
    mistyped.addAll(List.of(server.databaseName() + "x", "--json"));
    mistyped.addAll(List.of("--receipt", "9:" + server.log().head().hash()));

    assertThat(run(mistyped)).isEqualTo(1);
    assertThat(printed())
        .contains("{\"verdict\": \"broken\", \"position\": 1, ", "The log ends before position 9");
  }

  @Test
  void aSoundLogEndsWithZero() {
    assertThat(verify()).isZero();
    assertThat(printed()).contains("100.0 %", "Sound: 9 commits", server.log().head().hash());
  }

  @Test
  void aBrokenLogEndsWithOneAndTheFirstPositionThatDoesNotFit() {
    server.database().getCollection("events").deleteOne(new Document("_id", 5L));

    assertThat(verify()).isEqualTo(1);
    assertThat(printed()).contains("Broken at position 5");
  }

  @Test
  void aReceiptThatDoesNotFitEndsWithOne() {
    assertThat(verify("--receipt", "9:" + server.log().head().hash())).isZero();
    assertThat(verify("--receipt", "9:" + "0".repeat(64))).isEqualTo(1);
  }

  @Test
  void theEnvironmentMayHoldTheConnectionString() {
    var arguments = List.of("verify", "--database", server.databaseName());
    assertThat(run(arguments, Map.of("QUIZLEDGER_MONGODB_URI", server.uri()))).isZero();
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(printed()).contains("There is no connection string");
  }

  @Test
  void certificatesThatAreNotThereEndWithTwo() {
    var environment =
        Map.of("QUIZLEDGER_MONGODB_URI", server.uri(), "QUIZLEDGER_MONGODB_CAFILE", "nowhere.pem");
    assertThat(run(List.of("verify"), environment)).isEqualTo(2);
    assertThat(printed()).contains("The certificates in nowhere.pem cannot be read");
  }

  @Test
  void machinesAreToldInOneLineAtTheEnd() {
    verify("--json");
    var head = server.log().head();
    assertThat(printed().lines().filter(line -> line.startsWith("{")))
        .singleElement()
        .asString()
        .startsWith("{\"verdict\": \"sound\", \"position\": 9, \"hash\": \"" + head.hash());
    verify("--json", "--receipt", "9:" + "0".repeat(64));
    assertThat(printed()).contains("{\"verdict\": \"broken\", \"position\": 9, ");
  }

  /// The runbook for a restored backup tells them apart.
  @Test
  void aLogThatEndsBeforeItsReceiptIsToldFromOneThatWasRewritten() {
    assertThat(verify("--json", "--receipt", "12:" + "0".repeat(64))).isEqualTo(1);
    assertThat(printed())
        .contains(
            "{\"verdict\": \"broken\", \"position\": 10, ", "The log ends before position 12");
    output.reset();
    assertThat(verify("--json", "--receipt", "9:" + "0".repeat(64))).isEqualTo(1);
    assertThat(printed())
        .contains("{\"verdict\": \"broken\", \"position\": 9, ", "not the one of the receipt");
  }

  @Test
  void whatItCannotUnderstandEndsWithTwo() {
    assertThat(run(List.of())).isEqualTo(2);
    assertThat(run(List.of("verify", "not-an-address"))).isEqualTo(2);
    assertThat(verify("--receipt", "nine")).isEqualTo(2);
    assertThat(verify("--colection", "events")).isEqualTo(2);
    assertThat(printed()).contains("Usage: verify [<connection string>]");
  }
}
