package io.quizledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/// A template's resources.
record Resources(Template template, Map<String, Object> json) {
  static Resources of(Stack stack) {
    var template = Template.fromStack(stack);
    return new Resources(template, template.toJSON());
  }

  /// The properties of all resources of a type.
  List<Map<String, Object>> all(String type) {
    return byName(type).values().stream().map(resource -> map(resource, "Properties")).toList();
  }

  /// The properties of the only resource of a type.
  Map<String, Object> one(String type) {
    var all = all(type);
    assertThat(all).as(type).hasSize(1);
    return all.getFirst();
  }

  /// The whole resources of a type.
  Map<String, Map<String, Object>> byName(String type) {
    return template.findResources(type);
  }

  /// The logical name of the only resource of a type whose properties hold `value` under `key`.
  String nameOf(String type, String key, Object value) {
    var names =
        byName(type).entrySet().stream()
            .filter(entry -> value.equals(map(entry.getValue(), "Properties").get(key)))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(names).as("%s with %s = %s", type, key, value).hasSize(1);
    return names.getFirst();
  }

  /// The container of the task definition of a family.
  Map<String, Object> container(String family) {
    var task =
        all("AWS::ECS::TaskDefinition").stream()
            .filter(definition -> family.equals(definition.get("Family")))
            .findFirst()
            .orElseThrow();
    var containers = maps(task.get("ContainerDefinitions"));
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  /// What stands at a path of names and numbers.
  static Object at(Object value, String... path) {
    var found = value;
    for (var step : path) {
      found =
          found instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : fields(found).get(step);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> fields(Object value) {
    return (Map<String, Object>) value;
  }

  static Map<String, Object> map(Object value, String... path) {
    return fields(at(value, path));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  /// All texts anywhere within a value, names of fields included.
  static Stream<String> texts(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(entry -> Stream.concat(texts(entry.getKey()), texts(entry.getValue())));
      case List<?> list -> list.stream().flatMap(Resources::texts);
      case Object[] array -> Arrays.stream(array).flatMap(Resources::texts);
      case String text -> Stream.of(text);
      case null -> Stream.empty();
      default -> Stream.of(value.toString());
    };
  }
}
