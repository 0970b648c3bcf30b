package io.quizledger.aws;

import io.quizledger.aws.PipelineFile.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the way of a commit to production must pass, and how: each thing that it does not, in one
/// sentence.
final class PipelineWay {
  /// What each job runs, word for word and in this order; nothing is let pass (`|| true`).
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "format-and-compile", List.of("mvn -B -ntp test-compile"),
          "lint", List.of(".circleci/lint.sh"),
          "verify", List.of("mvn -B -ntp -Pcoverage verify"),
          "mongodb", List.of(".circleci/mongodb-tests.sh"),
          "infrastructure", List.of(".circleci/templates.sh"),
          "check-templates", List.of(".circleci/check-templates.sh"),
          "images", List.of(".circleci/build-images.sh << pipeline.git.revision >>"),
          "scan-images", List.of(".circleci/scan-images.sh", ".circleci/findings.sh"),
          "push",
              List.of(
                  ".circleci/session.sh", ".circleci/push-images.sh << pipeline.git.revision >>"),
          "deploy",
              List.of(
                  ".circleci/session.sh",
                  ".circleci/deploy.sh << parameters.stage >> << pipeline.git.revision >>"
                      + " \"$QUIZLEDGER_ADDRESS\"",
                  ".circleci/smoke.sh \"$QUIZLEDGER_ADDRESS\"",
                  ".circleci/roll-back.sh << parameters.stage >>"));

  private final PipelineFile pipeline;
  private final List<String> faults = new ArrayList<>();

  private PipelineWay(PipelineFile pipeline) {
    this.pipeline = pipeline;
  }

  static List<String> faults(String text) throws IOException {
    var way = new PipelineWay(PipelineFile.parse(text));
    way.order();
    way.commands();
    way.executors();
    way.reports();
    way.workspace();
    return way.faults;
  }

  private void order() {
    var calls = PipelineFile.jobs("pipeline", pipeline.workflows().get("pipeline"));
    var before = new HashMap<String, Set<String>>();
    for (var call : calls) {
      var all = new HashSet<String>();
      for (var required : PipelineFile.texts(call.arguments().path("requires"))) {
        all.add(required);
        all.addAll(before.getOrDefault(required, Set.of()));
      }
      before.put(PipelineFile.nameOf(call), all);
    }
    expect(
        before
            .getOrDefault("push", Set.of())
            .containsAll(
                Set.of(
                    "format-and-compile",
                    "lint",
                    "scan-secrets",
                    "verify",
                    "mongodb",
                    "infrastructure",
                    "check-templates",
                    "images",
                    "scan-images")),
        "push does not wait for every check");
    for (var call : calls) {
      var stage = call.arguments().path("stage").asText("");
      if (stage.isEmpty()) {
        continue;
      }
      var name = PipelineFile.nameOf(call);
      expect(before.get(name).contains("push"), name + " does not wait for push");
      expect(
          PipelineFile.texts(call.arguments().path("context"))
              .equals(List.of("quizledger-aws", "quizledger-" + stage)),
          name + " has not the contexts of its stage");
      expect(
          call.arguments().path("serial-group").asText().endsWith("/" + stage),
          name + " may run beside another of its stage");
      if (stage.equals("production")) {
        expect(before.get(name).contains("deploy-staging"), name + " does not wait for staging");
        expect(
            PipelineFile.texts(call.arguments().path("requires")).stream()
                .allMatch(r -> approval(calls, r, before)),
            name + " goes to production unapproved");
      }
    }
    expect(
        calls.stream()
            .anyMatch(
                c ->
                    PipelineFile.nameOf(c).equals("deploy-production")
                        && c.arguments().path("stage").asText().equals("production")),
        "nothing goes to production");
  }

  private static boolean approval(List<Call> calls, String name, Map<String, Set<String>> before) {
    return calls.stream()
        .anyMatch(
            call ->
                PipelineFile.nameOf(call).equals(name)
                    && PipelineFile.isApproval(call)
                    && before.get(name).contains("deploy-staging"));
  }

  private void commands() {
    COMMANDS.forEach(
        (name, commands) -> {
          var job = pipeline.jobs().get(name);
          var said =
              PipelineFile.steps(name, job).stream()
                  .filter(step -> step.name().equals("run"))
                  .map(step -> step.arguments().path("command").asText(step.arguments().asText()))
                  .toList();
          expect(said.equals(commands), name + " runs " + said);
          expect(
              PipelineFile.steps(name, job).getFirst().name().equals("checkout"),
              name + " does not begin with the sources");
        });
    PipelineFile.steps("deploy", pipeline.jobs().get("deploy")).stream()
        .filter(step -> step.name().equals("run"))
        .forEach(
            step -> {
              var goesBack = step.arguments().path("command").asText().contains("roll-back.sh");
              expect(
                  step.arguments()
                      .path("when")
                      .asText("on_success")
                      .equals(goesBack ? "on_fail" : "on_success"),
                  "deploy: " + step.arguments().path("name").asText() + " runs at the wrong time");
            });
    expect(
        pipeline
            .jobs()
            .get("scan-secrets")
            .path("steps")
            .get(0)
            .path("checkout")
            .path("method")
            .asText()
            .equals("full"),
        "secrets are not looked for in the whole history");
  }

  private void executors() {
    expect(machine("mongodb"), "mongodb has no container engine");
    var images = pipeline.executors().getOrDefault(executor("images"), null);
    expect(
        images != null
            && images.path("machine").path("docker_layer_caching").asBoolean()
            && images.path("resource_class").asText().startsWith("arm."),
        "images are not built with kept layers on ARM");
  }

  private boolean machine(String job) {
    var executor = pipeline.executors().get(executor(job));
    return executor != null && executor.has("machine");
  }

  private String executor(String job) {
    return pipeline.jobs().get(job).path("executor").asText();
  }

  private void reports() {
    for (var job : List.of("verify", "mongodb")) {
      expect(
          PipelineFile.steps(job, pipeline.jobs().get(job))
              .getLast()
              .name()
              .equals("store-reports"),
          job + " does not keep its reports");
    }
    var steps = PipelineFile.steps("store-reports", pipeline.commands().get("store-reports"));
    expect(
        steps.stream()
                .anyMatch(
                    s ->
                        s.name().equals("store_test_results")
                            && s.arguments().path("path").asText().equals("reports/tests"))
            && steps.stream()
                .anyMatch(
                    s ->
                        s.name().equals("store_artifacts")
                            && s.arguments().path("path").asText().equals("reports"))
            && steps.getFirst().arguments().path("when").asText().equals("always"),
        "store-reports does not keep what reports.sh gathers");
  }

  private void workspace() {
    Map.of("images", "images", "infrastructure", "templates")
        .forEach(
            (job, path) ->
                expect(
                    PipelineFile.steps(job, pipeline.jobs().get(job)).stream()
                        .anyMatch(
                            s ->
                                s.name().equals("persist_to_workspace")
                                    && PipelineFile.texts(s.arguments().path("paths"))
                                        .equals(List.of(path))),
                    job + " does not hand over " + path));
    for (var job : List.of("check-templates", "scan-images", "push", "deploy")) {
      expect(
          PipelineFile.steps(job, pipeline.jobs().get(job)).stream()
              .anyMatch(s -> s.name().equals("attach_workspace")),
          job + " is handed nothing");
    }
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}
