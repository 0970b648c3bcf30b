package io.quizledger.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The delivery pipeline as CircleCI reads it: jobs, commands and executors by name, and the calls
/// of them.
///
/// @param root the whole file
record PipelineFile(JsonNode root) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern PARAMETER = Pattern.compile("<<\\s*parameters\\.([\\w-]+)\\s*>>");

  /// A job or command, or a builtin step, called with arguments.
  ///
  /// @param where who calls it
  /// @param arguments an object, or missing
  record Call(String where, String name, JsonNode arguments) {}

  static PipelineFile parse(String text) throws IOException {
    return new PipelineFile(YAML.readTree(text));
  }

  Map<String, JsonNode> jobs() {
    return fields(root.path("jobs"));
  }

  Map<String, JsonNode> commands() {
    return fields(root.path("commands"));
  }

  Map<String, JsonNode> executors() {
    return fields(root.path("executors"));
  }

  Map<String, JsonNode> workflows() {
    return fields(root.path("workflows"));
  }

  /// The jobs of a workflow in order, approvals included.
  static List<Call> jobs(String workflow, JsonNode node) {
    var calls = new ArrayList<Call>();
    node.path("jobs").forEach(entry -> calls.add(call("workflow " + workflow, entry)));
    return calls;
  }

  /// What a job of a workflow is called there.
  static String nameOf(Call job) {
    return job.arguments().path("name").asText(job.name());
  }

  static boolean isApproval(Call job) {
    return job.arguments().path("type").asText().equals("approval");
  }

  /// All steps of a job or command, also those that it hands to a command.
  static List<Call> steps(String where, JsonNode definition) {
    var calls = new ArrayList<Call>();
    for (var step : definition.path("steps")) {
      var call = call(where, step);
      calls.add(call);
      calls.addAll(steps(where, call.arguments()));
    }
    return calls;
  }

  /// Every job and command, with what it is.
  Stream<Map.Entry<String, JsonNode>> definitions() {
    return Stream.concat(
        jobs().entrySet().stream().map(job -> Map.entry("job " + job.getKey(), job.getValue())),
        commands().entrySet().stream()
            .map(command -> Map.entry("command " + command.getKey(), command.getValue())));
  }

  /// The parameters that a job or command speaks of.
  static List<String> parametersIn(JsonNode definition) {
    return PARAMETER
        .matcher(definition.toString())
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  static List<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    var texts = new ArrayList<String>();
    node.forEach(
        entry -> texts.add(entry.isTextual() ? entry.asText() : entry.fieldNames().next()));
    return texts;
  }

  static Map<String, JsonNode> fields(JsonNode node) {
    var fields = new LinkedHashMap<String, JsonNode>();
    node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static Call call(String where, JsonNode entry) {
    return entry.isTextual()
        ? new Call(where, entry.asText(), MissingNode.getInstance())
        : fields(entry).entrySet().stream()
            .findFirst()
            .map(field -> new Call(where, field.getKey(), field.getValue()))
            .orElseThrow();
  }
}
