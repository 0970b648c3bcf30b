package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// The query side is compiled against a class of Hadoop that no program has; here, too, it is not.
class ParquetWithoutHadoopTest extends AtSchool {
  private static final String MAGIC = "PAR1";

  @Test
  void theLogIsTakenAwayAsParquet() throws Exception {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
    var root = school.root();

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
