package io.quizledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quizledger.eventlog.LogVerification.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bytes of a log are those that they always were: they are held against a file that was
/// written once, and told by two programs that share no code.
@Timeout(60)
class FixedLogTest {
  private static final Path SECOND_VERIFIER =
      Path.of("..", "docs", "examples", "verify_log.py").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void open() {
    server = TestServer.open();
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static JsonNode evidence() throws IOException {
    return new ObjectMapper().readTree(FixedLog.evidence());
  }

  private void storeFixture() {
    server.database().getCollection("events", RawBsonDocument.class).insertMany(FixedLog.stored());
  }

  private static Outcome.Sound asWrittenDown() throws IOException {
    var heads = evidence().get("heads");
    var last = heads.get(heads.size() - 1);
    return new Outcome.Sound(
        last.get("position").longValue(), last.get("hash").asText(), last.get("root").asText());
  }

  @Test
  void theSameEventsBecomeTheSameBytes() {
    var written = FixedLog.writtenAnew(server);

    assertThat(written.stream().map(FixedLog::line)).containsExactlyElementsOf(FixedLog.lines());
    assertThat(written.stream().map(FixedLogTest::bytes))
        .containsExactlyElementsOf(FixedLog.stored().stream().map(FixedLogTest::bytes).toList());
  }

  private static List<Byte> bytes(RawBsonDocument document) {
    var buffer = document.getByteBuffer().asNIO();
    var bytes = new ArrayList<Byte>(buffer.remaining());
    while (buffer.hasRemaining()) {
      bytes.add(buffer.get());
    }
    return bytes;
  }

  @Test
  void theStoredLogIsSound() throws IOException {
    storeFixture();

    assertThat(TestLogs.verified(server)).isEqualTo(asWrittenDown());
  }

  @Test
  void hashesAndRootsAreThoseWrittenDown() throws IOException {
    var commits = FixedLog.stored();
    var heads = evidence().get("heads");

    assertThat(heads).hasSameSizeAs(commits);
    for (var i = 0; i < commits.size(); i++) {
      assertThat(List.of(hex(commits.get(i), "hash"), hex(commits.get(i), "root")))
          .containsExactly(heads.get(i).get("hash").asText(), heads.get(i).get("root").asText());
    }
  }

  private static String hex(BsonDocument commit, String field) {
    return Sha256.hex(commit.getBinary(field).getData());
  }

  @Test
  void proofsAreThoseWrittenDownAndProve() throws IOException {
    storeFixture();
    var proofs = new LogProofs(server.database(), "events");
    var heads = evidence().get("heads");

    for (var known : evidence().get("inclusion")) {
      var proof =
          proofs.inclusion(known.get("position").longValue(), known.get("size").longValue());
      assertThat(proof.path()).isEqualTo(texts(known.get("path")));
      assertThat(
              proof.proves(
                  head(heads, proof.position(), "hash"), head(heads, proof.size(), "root")))
          .isTrue();
    }
    for (var known : evidence().get("consistency")) {
      var proof = proofs.consistency(known.get("from").longValue(), known.get("to").longValue());
      assertThat(proof.path()).isEqualTo(texts(known.get("path")));
      assertThat(proof.proves(head(heads, proof.from(), "root"), head(heads, proof.to(), "root")))
          .isTrue();
    }
  }

  private static String head(JsonNode heads, long position, String field) {
    return heads.get((int) position - 1).get(field).asText();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void theSecondVerifierFindsTheStoredLogSound() throws Exception {
    var told = secondVerifier(FixedLog.file());

    assertThat(told.exit()).as(told.printed()).isZero();
    assertThat(told.printed())
        .contains("Sound: " + asWrittenDown().position() + " commits", asWrittenDown().hash());
  }

  /// The stored log tells nothing of the code that writes today.
  @Test
  void theSecondVerifierFindsSoundWhatIsWrittenToday() throws Exception {
    var today = FixedLog.writtenAnew(server).stream().map(FixedLog::line).toList();

    var told = secondVerifier(FixedLog.written(folder.resolve("today.jsonl"), today));

    assertThat(told.exit()).as(told.printed()).isZero();
    assertThat(told.printed()).contains(server.log().head().hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a text of a payload       | 1  | "Käse                            | "Kåse
          the scale of a decimal    | 2  | "1.2500"                         | "1.250"
          the sign of a decimal     | 6  | "-0.0001"                        | "0.0001"
          an integer                | 6  | "-9223372036854775808"           | "-9223372036854775807"
          digits beyond Decimal128  | 6  | 9012345"                         | 9012346"
          the name of a field       | 7  | "100%25"                         | "101%25"
          a boolean                 | 8  | true                             | false
          an event's id             | 4  | "event-event-of-nothing", "type" | "event-event-of-nothinh", "type"
          an event's type           | 1  | "quiz-created"                   | "quiz-creates"
          a revision                | 3  | "revision": "3"                  | "revision": "2"
          an event's time           | 9  | "-14182939877"                   | "-14182939876"
          a sequence number         | 11 | "sequence": {"$numberLong": "2"} | "sequence": {"$numberLong": "3"}
          metadata                  | 10 | "account-1"                      | "account-2"
          a claim                   | 5  | "account:a7#erased"              | "account:a8#erased"
          a commit's time           | 8  | "1772438406000"                  | "1772438406001"
          """)
  void bothVerifiersFindOneChangeAtItsPosition(
      String what, int position, String there, String instead) throws Exception {
    var lines = new ArrayList<>(FixedLog.lines());
    assertThat(lines.get(position - 1)).as(what).contains(there);
    lines.set(position - 1, lines.get(position - 1).replace(there, instead));

    assertBothFind(position, lines);
  }

  @ParameterizedTest
  @CsvSource({"hash, 3", "root, 7", "nodes, 8"})
  void bothVerifiersFindAFlippedByteOfWhatIsComputed(String field, int position) throws Exception {
    var commit = BsonDocument.parse(FixedLog.lines().get(position - 1));
    var value = commit.get(field);
    var binary = value.isArray() ? value.asArray().getLast().asBinary() : value.asBinary();
    binary.getData()[31] ^= 1;
    var lines = new ArrayList<>(FixedLog.lines());
    lines.set(position - 1, FixedLog.line(commit));

    assertBothFind(position, lines);
  }

  private void assertBothFind(long position, List<String> lines) throws Exception {
    server
        .database()
        .getCollection("events", RawBsonDocument.class)
        .insertMany(lines.stream().map(RawBsonDocument::parse).toList());
    assertThat(TestLogs.verified(server))
        .isInstanceOfSatisfying(
            Outcome.Broken.class, broken -> assertThat(broken.position()).isEqualTo(position));

    var told = secondVerifier(FixedLog.written(folder.resolve("changed.jsonl"), lines));

    assertThat(told.exit()).as(told.printed()).isEqualTo(1);
    assertThat(told.printed()).contains("Broken at position " + position + ":");
  }

  private record Told(int exit, String printed) {}

  private static Told secondVerifier(Path file) throws Exception {
    assumeTrue(hasPython(), "There is no python3 on the path: the second verifier cannot be asked");
    return run("python3", SECOND_VERIFIER.toString(), file.toString());
  }

  private static boolean hasPython() throws Exception {
    try {
      return run("python3", "--version").exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Told run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Told(process.exitValue(), printed);
  }
}
