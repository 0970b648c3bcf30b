package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quizledger.embedded.EmbeddedMongoDb;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The query side is compiled against a class of Hadoop that no program has; here, too, it is not.
@SpringBootTest(
    classes = Standalone.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ParquetWithoutHadoopTest {
  private static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();
  private static final String MAGIC = "PAR1";

  @LocalServerPort int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
    School.settings().forEach((name, value) -> settings.add(name, () -> value));
  }

  @Test
  void theLogIsTakenAwayAsParquet() throws Exception {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
    var root = new School(port).root();

    try (var client = HttpClient.newHttpClient()) {
      var file =
          client
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:" + port + "/api/log/export?format=parquet"))
                      .header("Authorization", "Bearer " + root.token())
                      .build(),
                  BodyHandlers.ofByteArray())
              .body();
      var text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);

      assertThat(text).startsWith(MAGIC).endsWith(MAGIC).contains("aggregateId");
    }
  }
}
