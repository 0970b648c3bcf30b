package io.quizledger.query.catalogue;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizPublished;
import io.quizledger.platform.projections.AsOf;
import java.time.Instant;
import java.util.List;

/// A published version with its key.
record VersionView(
    QuizId quizId,
    int version,
    Instant publishedAt,
    String title,
    QuizSettings settings,
    List<Question> questions,
    AsOf asOf) {
  static VersionView of(QuizPublished publication, AsOf asOf) {
    var paper = publication.paper();
    return new VersionView(
        publication.quizId(),
        paper.version(),
        publication.publishedAt(),
        paper.details().title(),
        paper.settings(),
        paper.questions(),
        asOf);
  }
}
