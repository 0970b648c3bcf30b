package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.embedded.EmbeddedMongoDb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The committed document is what both sides say. `-Dopenapi=write` writes it anew.
class OpenApiTest {
  private static final Path FILE =
      Path.of("..", "platform", "src", "main", "resources", "quizledger-openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void theMergedDocumentIsWhatBothSidesSay() throws Exception {
    try (var database = EmbeddedMongoDb.inMemory();
        var program =
            new SpringApplicationBuilder(Standalone.class)
                .properties(
                    "server.port=0",
                    "quizledger.mongodb.uri=" + database.connectionString(),
                    "quizledger.admin.make-up=true")
                .run()) {
      var port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var merged = merge(document(port, "/commands"), document(port, "/queries"));
      assertThat(merged.path("paths").findValuesAsString("operationId")).doesNotHaveDuplicates();
      assertThat(unresolved(merged)).isEmpty();
      if ("write".equals(System.getProperty("openapi"))) {
        Files.writeString(FILE, JSON.writeValueAsString(merged) + "\n");
      } else {
        assertThat(document(port, ""))
            .as("run this test with -Dopenapi=write and look at the difference")
            .isEqualTo(merged);
      }
    }
  }

  private static ObjectNode document(int port, String group)
      throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + port + "/v3/api-docs" + group);
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
      return (ObjectNode) JSON.readTree(answer);
    }
  }

  /// What is referred to and not there.
  private static List<String> unresolved(JsonNode document) {
    return document.findValuesAsString("$ref").stream()
        .filter(ref -> document.at(ref.substring(1)).isMissingNode())
        .distinct()
        .toList();
  }

  /// Nothing may be said twice in different ways.
  private static ObjectNode merge(ObjectNode into, JsonNode more) {
    for (var entry : more.properties()) {
      var known = into.get(entry.getKey());
      if (known instanceof ObjectNode object && entry.getValue().isObject()) {
        merge(object, entry.getValue());
      } else if (known == null) {
        into.set(entry.getKey(), entry.getValue());
      } else if (!known.isArray()) {
        assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(known);
      }
    }
    return into;
  }
}
