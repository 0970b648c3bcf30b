package io.quizledger.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quizledger.aws.PipelineFile.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is wrong with a delivery pipeline: each fault in one sentence. CircleCI itself finds most
/// of them only after a commit was pushed, some never.
final class PipelineFaults {
  private static final Set<String> BUILTIN =
      Set.of(
          "run",
          "checkout",
          "save_cache",
          "restore_cache",
          "persist_to_workspace",
          "attach_workspace",
          "store_artifacts",
          "store_test_results",
          "steps");

  /// What every job of a workflow may be told besides its own parameters.
  private static final Set<String> OF_WORKFLOWS =
      Set.of("name", "requires", "context", "filters", "type", "serial-group");

  private static final Pattern SCRIPT = Pattern.compile("\\.circleci/([\\w-]+\\.sh)");
  private static final Pattern EXACT =
      Pattern.compile(".+(:\\d+\\.\\d+\\.\\d+(-[\\w.-]+)?|@sha256:[0-9a-f]{64})");
  private static final Pattern KEY =
      Pattern.compile(
          "AWS_ACCESS_KEY\\w*|AWS_SECRET\\w*|AWS_SESSION_TOKEN|\\bA[KS]IA[0-9A-Z]{16}\\b");

  private final PipelineFile pipeline;
  private final Path root;
  private final Set<String> contexts;
  private final List<String> faults = new ArrayList<>();

  /// @param root of the project
  /// @param contexts that the operator is told to create
  private PipelineFaults(PipelineFile pipeline, Path root, Set<String> contexts) {
    this.pipeline = pipeline;
    this.root = root;
    this.contexts = contexts;
  }

  static List<String> of(String text, Path root, Set<String> contexts) throws IOException {
    var found = new PipelineFaults(PipelineFile.parse(text), root, contexts);
    found.published();
    found.pipeline.workflows().forEach(found::workflow);
    found.pipeline.definitions().forEach(it -> found.definition(it.getKey(), it.getValue()));
    found.unused();
    found.images();
    found.scripts(text);
    return found.faults;
  }

  /// The schema that CircleCI publishes.
  private void published() throws IOException {
    try (var stream = PipelineFaults.class.getResourceAsStream("/circleci/schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(stream);
      schema.validate(pipeline.root()).stream()
          .limit(5)
          .forEach(message -> faults.add("schema: " + message.getMessage()));
    }
  }

  private void workflow(String name, JsonNode workflow) {
    var jobs = PipelineFile.jobs(name, workflow);
    var names = jobs.stream().map(PipelineFile::nameOf).toList();
    if (new HashSet<>(names).size() < names.size()) {
      faults.add("workflow %s has two jobs of one name".formatted(name));
    }
    var before = new HashSet<String>();
    for (var job : jobs) {
      for (var required : PipelineFile.texts(job.arguments().path("requires"))) {
        if (!names.contains(required)) {
          faults.add(
              "%s requires %s, which is not there".formatted(PipelineFile.nameOf(job), required));
        } else if (!before.contains(required)) {
          faults.add(
              "%s requires %s, which stands after it"
                  .formatted(PipelineFile.nameOf(job), required));
        }
      }
      before.add(PipelineFile.nameOf(job));
      var definition = pipeline.jobs().get(job.name());
      if (PipelineFile.isApproval(job)) {
        continue;
      }
      if (definition == null) {
        faults.add("workflow %s has a job %s, which is not there".formatted(name, job.name()));
        continue;
      }
      arguments(job, definition, OF_WORKFLOWS);
      entrusted(job, jobs);
    }
  }

  /// Whoever is given a context is on the one branch, and production is approved.
  private void entrusted(Call job, List<Call> jobs) {
    var given = PipelineFile.texts(job.arguments().path("context"));
    var name = PipelineFile.nameOf(job);
    given.stream()
        .filter(context -> !contexts.contains(context))
        .forEach(
            context ->
                faults.add(
                    "%s has the context %s, which nobody is told to create"
                        .formatted(name, context)));
    var branches =
        PipelineFile.texts(job.arguments().path("filters").path("branches").path("only"));
    if (!given.isEmpty() && !branches.equals(List.of("main"))) {
      faults.add("%s has a context and runs on other branches than main".formatted(name));
    }
    var approvals =
        jobs.stream().filter(PipelineFile::isApproval).map(PipelineFile::nameOf).toList();
    if (given.contains("quizledger-production")
        && PipelineFile.texts(job.arguments().path("requires")).stream()
            .noneMatch(approvals::contains)) {
      faults.add("%s goes to production unapproved".formatted(name));
    }
  }

  private void definition(String name, JsonNode definition) {
    var declared = PipelineFile.fields(definition.path("parameters")).keySet();
    var used = PipelineFile.parametersIn(definition);
    used.stream()
        .filter(parameter -> !declared.contains(parameter))
        .forEach(
            parameter ->
                faults.add(
                    "%s speaks of a parameter %s, which it has not".formatted(name, parameter)));
    declared.stream()
        .filter(parameter -> !used.contains(parameter))
        .forEach(
            parameter -> faults.add("%s does not use its parameter %s".formatted(name, parameter)));
    if (definition.has("executor")
        && !pipeline.executors().containsKey(definition.path("executor").asText())) {
      faults.add(
          "%s runs on %s, which is not there"
              .formatted(name, definition.path("executor").asText()));
    }
    for (var step : PipelineFile.steps(name, definition)) {
      var command = pipeline.commands().get(step.name());
      if (command != null) {
        arguments(step, command, Set.of());
      } else if (!BUILTIN.contains(step.name())) {
        faults.add("%s has a step %s, which is not there".formatted(name, step.name()));
      } else if (step.name().equals("save_cache")
          && !step.arguments().path("key").asText().contains("{{ checksum ")) {
        faults.add("%s keeps a cache that is not named after a checksum".formatted(name));
      }
    }
  }

  /// What is given to a job or command is what it asks for.
  private void arguments(Call call, JsonNode definition, Set<String> besides) {
    var parameters = PipelineFile.fields(definition.path("parameters"));
    var given = PipelineFile.fields(call.arguments());
    given.forEach(
        (name, value) -> {
          var parameter = parameters.get(name);
          if (parameter == null) {
            if (!besides.contains(name)) {
              faults.add(
                  "%s tells %s its %s, which it does not ask for"
                      .formatted(call.where(), call.name(), name));
            }
          } else if (parameter.has("enum")
              && !PipelineFile.texts(parameter.path("enum")).contains(value.asText())) {
            faults.add(
                "%s tells %s a %s of %s, which it does not know"
                    .formatted(call.where(), call.name(), name, value.asText()));
          }
        });
    parameters.forEach(
        (name, parameter) -> {
          if (!parameter.has("default") && !given.containsKey(name)) {
            faults.add("%s does not tell %s its %s".formatted(call.where(), call.name(), name));
          }
        });
  }

  private void unused() {
    var jobs =
        pipeline.workflows().entrySet().stream()
            .flatMap(entry -> PipelineFile.jobs(entry.getKey(), entry.getValue()).stream())
            .map(Call::name)
            .collect(Collectors.toSet());
    report("job", pipeline.jobs(), jobs);
    var steps =
        pipeline
            .definitions()
            .flatMap(it -> PipelineFile.steps(it.getKey(), it.getValue()).stream())
            .map(Call::name)
            .collect(Collectors.toSet());
    report("command", pipeline.commands(), steps);
    var executors =
        pipeline.jobs().values().stream()
            .map(job -> job.path("executor").asText())
            .collect(Collectors.toSet());
    report("executor", pipeline.executors(), executors);
  }

  private void report(String what, Map<String, JsonNode> defined, Set<String> used) {
    defined.keySet().stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> faults.add("the %s %s is never used".formatted(what, name)));
  }

  private void images() {
    Stream.concat(
            pipeline.root().findValuesAsText("image").stream(),
            PipelineFile.fields(pipeline.root().path("orbs")).values().stream()
                .map(orb -> orb.asText().replace('@', ':')))
        .filter(image -> !EXACT.matcher(image).matches())
        .forEach(image -> faults.add("%s is not an exact version".formatted(image)));
  }

  /// Scripts that are called are there, and those that are there are called; none knows a key.
  private void scripts(String text) throws IOException {
    var directory = root.resolve(".circleci");
    var all = new HashSet<String>(called(text));
    keys("config.yml", text);
    try (var files = Files.list(directory)) {
      for (var file : files.filter(path -> path.toString().endsWith(".sh")).toList()) {
        var script = Files.readString(file);
        keys(file.getFileName().toString(), script);
        all.addAll(called(withoutComments(script)));
      }
    }
    for (var script : all) {
      var file = directory.resolve(script);
      if (!Files.isRegularFile(file)) {
        faults.add("the script %s is not there".formatted(script));
      } else if (Files.readString(file).startsWith("#!") != Files.isExecutable(file)) {
        faults.add("the script %s is not executable".formatted(script));
      }
    }
    try (var files = Files.list(directory)) {
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".sh") && !all.contains(name))
          .forEach(name -> faults.add("the script %s is never called".formatted(name)));
    }
  }

  private void keys(String where, String text) {
    KEY.matcher(text)
        .results()
        .forEach(
            found ->
                faults.add(
                    "%s speaks of %s; no key of AWS is kept".formatted(where, found.group())));
  }

  private static List<String> called(String text) {
    return SCRIPT.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String withoutComments(String script) {
    return script
        .lines()
        .filter(line -> !line.strip().startsWith("#"))
        .collect(Collectors.joining("\n"));
  }
}
