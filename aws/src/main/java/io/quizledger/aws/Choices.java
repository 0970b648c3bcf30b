package io.quizledger.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/// What the context says when the templates are made. What may differ from one deployment to the
/// next is a parameter of the template instead.
///
/// @param region where everything stands
/// @param external whether the database is one that exists already, in place of Amazon DocumentDB
/// @param circleCiOrganization its id, a UUID; the nil UUID lets nobody in
/// @param circleCiProject its id, a UUID
/// @param branch whose pipelines may deploy
/// @param exams that are announced
record Choices(
    String region,
    boolean external,
    String circleCiOrganization,
    String circleCiProject,
    String branch,
    List<Exam> exams) {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /// Copies the list.
  Choices {
    exams = List.copyOf(exams);
  }

  static Choices of(Node node) {
    var exams = node.tryGetContext("exams");
    return new Choices(
        text(node, "region", "eu-central-1"),
        database(text(node, "database", "documentdb")),
        text(node, "circleCiOrganization", NOBODY),
        text(node, "circleCiProject", NOBODY),
        text(node, "branch", "main"),
        exams == null ? List.of() : Exam.of(exams));
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
