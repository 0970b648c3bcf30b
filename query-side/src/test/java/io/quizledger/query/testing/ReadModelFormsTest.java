package io.quizledger.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.quizledger.platform.projections.ReadModel;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the documents of each read model are made of stands in a file beside its form: whoever
/// changes documents is asked whether the form is to be raised. `-Dforms=write` writes the file
/// anew.
class ReadModelFormsTest extends QuerySideTest {
  private static final Path FILE = Path.of("src", "test", "resources", "read-models.txt");

  @Autowired List<ReadModel> models;

  @Test
  void documentsAreWhatTheyWereInTheirForm() throws IOException {
    var now =
        models.stream()
            .sorted(Comparator.comparing(ReadModel::name))
            .map(ReadModelFormsTest::inWords)
            .collect(Collectors.joining("\n"));
    if ("write".equals(System.getProperty("forms"))) {
      Files.writeString(FILE, now);
    }
    assertThat(now)
        .as(
            "documents have changed: unless those that were folded before are as good, raise the"
                + " form of their read model; then run this test with -Dforms=write")
        .isEqualTo(Files.readString(FILE));
  }

  private static String inWords(ReadModel model) {
    var types = new TreeMap<String, String>();
    var words = new StringBuilder(model.name() + ", form " + model.form() + "\n");
    for (var stage : model.stages()) {
      words.append(collection(stage.fold().collection(), stage.fold().documentType(), types));
      for (var second : stage.second()) {
        words.append(collection(second.fold().collection(), second.fold().documentType(), types));
      }
    }
    types.forEach((name, parts) -> words.append("  ").append(name).append(parts).append("\n"));
    return words.toString();
  }

  private static String collection(
      String name, Class<?> document, SortedMap<String, String> types) {
    return "  " + name + ": " + name(document, types) + "\n";
  }

  /// What a type is called, after it and all that it is made of were described.
  private static String name(Type type, SortedMap<String, String> types) {
    return switch (type) {
      case ParameterizedType some ->
          name(some.getRawType(), types)
              + Arrays.stream(some.getActualTypeArguments())
                  .map(one -> name(one, types))
                  .collect(Collectors.joining(", ", "<", ">"));
      case Class<?> one -> {
        var name = one.getSimpleName();
        if (one.getName().startsWith("io.quizledger.") && !types.containsKey(name)) {
          types.put(name, "");
          types.put(name, parts(one, types));
        }
        yield name;
      }
      default -> type.getTypeName();
    };
  }

  private static String parts(Class<?> type, SortedMap<String, String> types) {
    if (type.isRecord()) {
      return Arrays.stream(type.getRecordComponents())
          .map(part -> part.getName() + ": " + name(part.getGenericType(), types))
          .collect(Collectors.joining(", ", "(", ")"));
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(" | ", " = ", ""));
    }
    var some = type.getAnnotation(JsonSubTypes.class);
    return some == null
        ? ""
        : Arrays.stream(some.value())
            .map(one -> one.name() + " " + name(one.value(), types))
            .collect(Collectors.joining(" | ", " = ", ""));
  }
}
