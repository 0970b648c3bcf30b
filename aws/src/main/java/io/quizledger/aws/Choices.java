package io.quizledger.aws;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/// What the context says when the templates are made. What may differ from one deployment to the
/// next is a parameter of the template instead.
///
/// @param region where everything stands
/// @param external whether the database is one that exists already, in place of Amazon DocumentDB
/// @param circleCiOrganization its id, a UUID; the nil UUID lets nobody in
/// @param circleCiProject its id, a UUID
/// @param repository where the project's sources are, as `github.com/owner/name`
/// @param branch whose pipelines may deploy
/// @param exams that are announced
/// @param stages whose templates are made
record Choices(
    String region,
    boolean external,
    String circleCiOrganization,
    String circleCiProject,
    String repository,
    String branch,
    List<Exam> exams,
    List<Stage> stages) {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /// Copies the lists.
  Choices {
    if (Stream.of(repository, branch).anyMatch(name -> name.matches(".*[*?].*"))) {
      throw new IllegalArgumentException(
          "The contexts repository and branch are whole names: " + repository + ", " + branch);
    }
    exams = List.copyOf(exams);
    stages = List.copyOf(stages);
  }

  static Choices of(Node node) {
    var exams = node.tryGetContext("exams");
    return new Choices(
        text(node, "region", "eu-central-1"),
        database(text(node, "database", "documentdb")),
        text(node, "circleCiOrganization", NOBODY),
        text(node, "circleCiProject", NOBODY),
        text(node, "repository", "github.com/nobody/quizledger"),
        text(node, "branch", "main"),
        exams == null ? List.of() : Exam.of(exams),
        stages(node.tryGetContext("stages")));
  }

  private static List<Stage> stages(@Nullable Object context) {
    if (context == null) {
      return List.of(Stage.values());
    }
    var names = context instanceof List<?> list ? list : List.of(context);
    var chosen = Stream.of(Stage.values()).filter(stage -> names.contains(stage.id())).toList();
    if (chosen.isEmpty() || chosen.size() != names.size()) {
      throw new IllegalArgumentException(
          "The context stages is a list of staging and production, or one of them: " + context);
    }
    return chosen;
  }

  private static String text(Node node, String key, String otherwise) {
    @Nullable Object value = node.tryGetContext(key);
    return value == null ? otherwise : value.toString();
  }

  private static boolean database(String name) {
    return switch (name) {
      case "documentdb" -> false;
      case "external" -> true;
      default ->
          throw new IllegalArgumentException("The context database is documentdb or external");
    };
  }
}
