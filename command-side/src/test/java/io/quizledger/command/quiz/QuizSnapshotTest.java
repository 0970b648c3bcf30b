package io.quizledger.command.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Essay;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.ReviewSettings;
import io.quizledger.events.assessment.TextFormat;
import io.quizledger.events.assessment.Visibility;
import io.quizledger.events.ids.AccountId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuizCreated;
import io.quizledger.events.quiz.QuizFeatured;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.events.quiz.QuizSettingsChanged;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

class QuizSnapshotTest {
  private static final QuizId QUIZ = new QuizId("quiz");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.001Z");

  @Test
  void aQuizComesBackFromItsSnapshotAsItWas() {
    var serializer =
        JacksonSerializer.builder()
            .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
            .build();
    var quiz = quiz();

    Quiz back = serializer.deserialize(serializer.serialize(quiz, String.class));

    assertThat(back).usingRecursiveComparison().isEqualTo(quiz);
  }

  private static Quiz quiz() {
    var details = new QuizDetails("T", "D", null, List.of("a"), null, "en");
    var owner = new AccountId("owner");
    var essay =
        new Essay(
            new QuestionId("q"), null, "Why?", TextFormat.PLAIN, Points.of("1"), null, null, null);
    var settings =
        new QuizSettings(
            60L,
            5,
            NOW,
            NOW.plusSeconds(9),
            3,
            AttemptScoring.LAST,
            new io.quizledger.events.assessment.Percent(new java.math.BigDecimal("33.3333")),
            true,
            true,
            ReviewSettings.DEFAULT);
    var quiz = new Quiz();
    quiz.on(new QuizCreated(QUIZ, owner, details, Visibility.UNLISTED));
    quiz.on(new QuestionAdded(QUIZ, essay));
    quiz.on(new QuizSettingsChanged(QUIZ, settings));
    quiz.on(
        new QuizPublished(QUIZ, owner, NOW, new Paper(QUIZ, 1, details, settings, List.of(essay))));
    quiz.on(new QuizFeatured(QUIZ));
    return quiz;
  }
}
