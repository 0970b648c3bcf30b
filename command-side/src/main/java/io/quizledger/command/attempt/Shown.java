package io.quizledger.command.attempt;

import io.quizledger.command.quiz.QuizStanding;
import io.quizledger.events.EventMetadata;
import io.quizledger.events.assessment.Outcome;
import io.quizledger.events.assessment.ReviewMoment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// Which parts of an outcome the answer to a command may tell. They are recorded beside the fact,
/// so that the same request gets the same answer again, whatever the quiz's settings have become.
record Shown(Set<Part> parts) {
  enum Part {
    SCORE("score"),
    CORRECTNESS("correctness"),
    FEEDBACK("feedback");

    private final String stored;

    Part(String stored) {
      this.stored = stored;
    }
  }

  static final Shown NOTHING = new Shown(Set.of());

  /// What may be told as soon as a question is answered.
  static Shown afterAnswer(QuizStanding quiz) {
    var review = quiz.live().review();
    var parts = EnumSet.noneOf(Part.class);
    addIfShown(parts, Part.SCORE, review.score());
    addIfShown(parts, Part.CORRECTNESS, review.correctness());
    addIfShown(parts, Part.FEEDBACK, review.feedback());
    return new Shown(parts);
  }

  private static void addIfShown(Set<Part> parts, Part part, ReviewMoment moment) {
    if (moment.hasCome(true, false, false)) {
      parts.add(part);
    }
  }

  /// What may be told of a whole attempt that is submitted at `moment`.
  static Shown afterSubmission(QuizStanding quiz, Instant moment) {
    return quiz.live().review().score().hasCome(false, true, quiz.isClosedAt(moment))
        ? new Shown(Set.of(Part.SCORE))
        : NOTHING;
  }

  static Shown in(MetaData metadata) {
    var parts = EnumSet.noneOf(Part.class);
    if (metadata.get(EventMetadata.SHOWN) instanceof Iterable<?> stored) {
      for (var name : stored) {
        for (var part : Part.values()) {
          if (part.stored.equals(name)) {
            parts.add(part);
          }
        }
      }
    }
    return new Shown(parts);
  }

  MetaData metadata() {
    return parts.isEmpty()
        ? MetaData.emptyInstance()
        : MetaData.from(
            Map.of(
                EventMetadata.SHOWN,
                List.copyOf(parts.stream().map(part -> part.stored).sorted().toList())));
  }

  boolean shows(Part part) {
    return parts.contains(part);
  }

  @Nullable Outcome of(Outcome outcome) {
    if (parts.isEmpty()) {
      return null;
    }
    return new Outcome(
        shows(Part.SCORE) ? outcome.points() : null,
        shows(Part.SCORE) ? outcome.maxPoints() : null,
        shows(Part.CORRECTNESS) ? outcome.correctness() : null,
        shows(Part.FEEDBACK) ? outcome.feedback() : null);
  }
}
