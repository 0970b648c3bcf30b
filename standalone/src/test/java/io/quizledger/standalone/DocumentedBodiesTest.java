package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.quizledger.standalone.AccessTable.Column;
import io.quizledger.standalone.School.Someone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every field that the document shows in a request is one that the program reads.
class DocumentedBodiesTest extends AtSchool {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> NOT_READ = List.of("is not known here", "is unknown");
  private static final String STRAY = "straySoThatNothingIsDone";

  private final Map<Column, Someone> callers = new EnumMap<>(Column.class);

  @BeforeEach
  void everybodySignsIn() {
    callers.put(Column.LEARNER, school.someone("LEARNER"));
    callers.put(Column.OWN, school.someone("LEARNER"));
    callers.put(Column.OWNER, school.someone("INSTRUCTOR"));
    callers.put(Column.ADMINISTRATOR, school.root());
  }

  @Test
  void everyDocumentedFieldIsReadAndNoOther() {
    var documents = documents();
    var lesson = new Lesson(school, callers);
    var tried = new ArrayList<String>();
    assertSoftly(
        softly -> {
          for (var row : rows()) {
            var body = example(documents, row);
            if (body == null) {
              continue;
            }
            tried.add(row.endpoint());
            body.put(STRAY, 1);
            var caller = someoneLetIn(row);
            var request = lesson.request(row, caller);
            var answer =
                school.send(
                    row.method(),
                    request.path(),
                    callers.get(caller).token(),
                    body.toString(),
                    request.headers());
            softly
                .assertThat(answer.status())
                .as("%s %s: %s", row.endpoint(), body, answer.text())
                .isEqualTo(400);
            softly
                .assertThat(unknown(answer.json()))
                .as("%s %s: %s", row.endpoint(), body, answer.text())
                .containsExactly(STRAY);
          }
        });
    assertThat(tried).hasSizeGreaterThan(15);
  }

  @Test
  void whereNoBodyIsDocumentedEveryFieldIsRefused() {
    var documents = documents();
    var lesson = new Lesson(school, callers);
    var tried = new ArrayList<String>();
    assertSoftly(
        softly -> {
          for (var row : allRows()) {
            if (row.reads() || tried.contains(row.endpoint()) || takesBody(documents, row)) {
              continue;
            }
            tried.add(row.endpoint());
            var caller = someoneLetIn(row);
            var request = lesson.request(row, caller);
            var answer =
                school.send(
                    row.method(),
                    request.path(),
                    callers.get(caller).token(),
                    "{\"" + STRAY + "\": 1}",
                    request.headers());
            softly
                .assertThat(unknown(answer.json()))
                .as("%s: %s", row.endpoint(), answer.text())
                .containsExactly(STRAY);
          }
        });
    assertThat(tried).hasSizeGreaterThan(10);
  }

  private static boolean takesBody(List<JsonNode> documents, AccessTable.Row row) {
    return documents.stream()
        .anyMatch(
            document ->
                document
                    .path("paths")
                    .path(row.path())
                    .path(row.method().toLowerCase(Locale.ROOT))
                    .has("requestBody"));
  }

  private List<JsonNode> documents() {
    return Stream.of("commands", "queries")
        .map(side -> school.send("GET", "/v3/api-docs/" + side, null, null).json())
        .toList();
  }

  private Column someoneLetIn(AccessTable.Row row) {
    return callers.keySet().stream()
        .filter(column -> row.cells().get(column).equals("yes"))
        .findFirst()
        // What does not exist is refused to everybody, but not before its form.
        .orElse(Column.ADMINISTRATOR);
  }

  private static List<AccessTable.Row> rows() {
    return allRows().stream().filter(row -> row.about().isEmpty()).toList();
  }

  private static List<AccessTable.Row> allRows() {
    try {
      return AccessTable.read().rows();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> unknown(JsonNode problem) {
    var names = new ArrayList<String>();
    for (var error : problem.path("errors")) {
      if (NOT_READ.contains(error.path("message").asString(""))) {
        names.add(error.path("field").asString(""));
      }
    }
    return names;
  }

  /// With every field that a documented body of JSON has; null where the endpoint takes none.
  private static ObjectNode example(List<JsonNode> documents, AccessTable.Row row) {
    for (var document : documents) {
      var schema = bodyOf(document, row);
      if (schema != null) {
        var body = JSON.createObjectNode();
        for (var name : fields(schema)) {
          body.set(name, example(document, schema, name));
        }
        return body;
      }
    }
    return null;
  }

  private static JsonNode bodyOf(JsonNode document, AccessTable.Row row) {
    var schema =
        document
            .path("paths")
            .path(row.path())
            .path(row.method().toLowerCase(Locale.ROOT))
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    return schema.isMissingNode() ? null : resolve(document, schema);
  }

  /// Of several forms the first, which is the single choice and the choice of one.
  private static JsonNode resolve(JsonNode document, JsonNode schema) {
    var ref = schema.path("$ref").asString("");
    if (!ref.isEmpty()) {
      return resolve(document, document.at(ref.substring(1)));
    }
    return schema.has("oneOf") ? resolve(document, schema.path("oneOf").get(0)) : schema;
  }

  private static List<String> fields(JsonNode schema) {
    assertThat(schema.path("properties").propertyNames()).isNotEmpty();
    return List.copyOf(schema.path("properties").propertyNames());
  }

  /// Something that has the field's form, so that it is read to its end.
  private static JsonNode example(JsonNode document, JsonNode schema, String name) {
    var field = resolve(document, schema.path("properties").path(name));
    if (field.has("const")) {
      return field.get("const");
    }
    if (field.has("enum")) {
      return field.path("enum").get(0);
    }
    return switch (field.path("type").asString("")) {
      case "object" -> {
        var object = JSON.createObjectNode();
        for (var inner : field.path("properties").propertyNames()) {
          object.set(inner, example(document, field, inner));
        }
        yield object;
      }
      case "array" -> {
        var array = JSON.createArrayNode();
        var holder = JSON.createObjectNode();
        holder.putObject("properties").set("item", field.path("items"));
        array.add(example(document, holder, "item"));
        yield array;
      }
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
      default -> JSON.getNodeFactory().stringNode("x");
    };
  }
}
