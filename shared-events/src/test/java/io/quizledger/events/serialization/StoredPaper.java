package io.quizledger.events.serialization;

import io.quizledger.events.assessment.Paper;
import io.quizledger.events.quiz.QuizPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The paper of the stored sample, with a question of every type.
public final class StoredPaper {
  private StoredPaper() {}

  public static Paper read() {
    try {
      var json = Files.readString(Path.of("src/test/resources/events/quiz.published/1.json"));
      return EventJson.mapper().readValue(json, QuizPublished.class).paper();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
