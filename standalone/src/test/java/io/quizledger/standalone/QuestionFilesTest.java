package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.standalone.School.Answer;
import io.quizledger.standalone.School.Someone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Files of questions, in and out through the API: made-up ones, and those in the folder that
/// `QUIZLEDGER_TEST_GIFT` names.
class QuestionFilesTest extends AtSchool {
  private Someone author;

  @BeforeEach
  void anAuthorSignsIn() {
    author = school.someone("INSTRUCTOR");
  }

  /// A file.
  ///
  /// @param name what a failure calls it
  record QuestionFile(String name, String gift) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<QuestionFile> files() throws IOException {
    var files = new ArrayList<QuestionFile>();
    files.add(new QuestionFile("every type", GiftFiles.everyType(14)));
    files.add(new QuestionFile("categories", GiftFiles.inCategories()));
    var folder = System.getenv("QUIZLEDGER_TEST_GIFT");
    if (folder != null) {
      try (var real = Files.newDirectoryStream(Path.of(folder), "*.gift")) {
        for (var file : real) {
          files.add(new QuestionFile(file.getFileName().toString(), Files.readString(file)));
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("files")
  void allQuestionsAreAddedByOneCommit(QuestionFile file) {
    var imported = bringIn(newQuiz(), file.gift());
    var commit = imported.header("Log-Position");

    var added =
        school.ok(
            "GET",
            "/api/log/export?type=quiz.question-added&from=" + commit + "&to=" + commit,
            school.root(),
            null);

    assertThat(imported.json().path("skipped").asInt()).isZero();
    assertThat(added.text().lines()).hasSize(GiftFiles.categories(file.gift()).size());
  }

  @ParameterizedTest
  @MethodSource("files")
  void importingAnExportGivesTheSameQuestions(QuestionFile file) {
    var quiz = newQuiz();
    var imported = bringIn(quiz, file.gift());
    assertThat(imported.json().path("skipped").asInt()).isZero();

    var copy = newQuiz();
    bringIn(copy, export(quiz));

    assertThat(questions(copy))
        .hasSize(imported.json().path("imported").asInt())
        .isEqualTo(questions(quiz));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theDraftAndTheVersionNameTheCategoryOfEachQuestion(QuestionFile file) {
    var quiz = newQuiz();
    var imported = bringIn(quiz, file.gift());
    school.ok("POST", quiz + "/publication", author, null, "If-Match", imported.header("ETag"));

    var version = school.ok("GET", quiz + "/versions/1", author, null).json().path("questions");

    assertThat(categories(draft(quiz))).isEqualTo(GiftFiles.categories(file.gift()));
    assertThat(categories(version)).isEqualTo(GiftFiles.categories(file.gift()));
  }

  private String newQuiz() {
    var created = school.ok("POST", "/api/quizzes", author, "{\"title\": \"Questions\"}");
    return "/api/quizzes/" + created.json().path("quizId").stringValue();
  }

  private Answer bringIn(String quiz, String gift) {
    var revision = school.ok("GET", quiz, author, null).header("ETag");
    return school.ok(
        "POST",
        quiz + "/imports",
        author,
        gift,
        "Content-Type",
        "text/x-gift",
        "If-Match",
        revision);
  }

  private String export(String quiz) {
    return school.ok("GET", quiz + "/exports?format=gift", author, null).text();
  }

  private JsonNode draft(String quiz) {
    return school.ok("GET", quiz, author, null).json().path("draft").path("questions");
  }

  /// The draft's questions without their ids, which are new in each quiz.
  private List<String> questions(String quiz) {
    return draft(quiz)
        .valueStream()
        .map(question -> question.toString().replaceAll("\"\\w+Id\":\"[^\"]*\"", ""))
        .toList();
  }

  private static List<String> categories(JsonNode questions) {
    return questions.valueStream().map(question -> question.path("category").asString("")).toList();
  }
}
