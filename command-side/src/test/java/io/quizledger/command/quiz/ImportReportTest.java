package io.quizledger.command.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.eventlog.Commit;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.gift.GiftFile;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

/// Of a commit of an earlier release, which did not record the lines.
class ImportReportTest {
  private static final QuizId QUIZ = new QuizId("quiz");

  @Test
  void whereAsManyQuestionsAreReadAsThenTheyAreOnTheSameLines() {
    var report =
        ImportReport.of(
            new GiftFile.Read(List.of(understood(1), other(3), understood(5))), commit("a", "b"));

    assertThat(report.items())
        .extracting(ImportReport.Item::line, item -> id(item.questionId()))
        .containsExactly(tuple(1, "a"), tuple(3, null), tuple(5, "b"));
  }

  @Test
  void whereMoreOrFewerAreReadNoLineIsMadeUpAndNoIdIsWrong() {
    for (var file :
        List.of(
            new GiftFile.Read(List.of(understood(1), understood(3), understood(5), other(7))),
            new GiftFile.Read(List.of(understood(1), other(7))))) {
      var report = ImportReport.of(file, commit("a", "b"));

      assertThat(report.imported()).isEqualTo(2);
      assertThat(report.skipped()).isEqualTo(1);
      assertThat(report.items())
          .extracting(ImportReport.Item::line, item -> id(item.questionId()))
          .containsExactly(tuple(0, "a"), tuple(0, "b"), tuple(7, null));
    }
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  private static String id(QuestionId id) {
    return id == null ? null : id.value();
  }

  private static GiftFile.Item understood(int line) {
    return new GiftFile.Understood(line, null, question("read-again"));
  }

  private static GiftFile.Item other(int line) {
    return new GiftFile.NotUnderstood(line, null, "is broken");
  }

  private static Question question(String id) {
    return new Essay(
        new QuestionId(id), null, "Why?", TextFormat.PLAIN, Points.of("1"), null, null, null);
  }

  private static Commit commit(String... ids) {
    var events = new java.util.ArrayList<GenericDomainEventMessage<?>>();
    for (var id : ids) {
      events.add(
          new GenericDomainEventMessage<>(
              "quiz", "quiz", events.size() + 1, new QuestionAdded(QUIZ, question(id))));
    }
    return new Commit(7, Instant.EPOCH, "0".repeat(64), List.of(), events);
  }
}
