package io.quizledger.query.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizPublished;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Every version of every quiz, as the log holds it. A published version never changes, so what was
/// read once stays right for ever; it is kept while there is memory for it.
@Component
public class PublishedPapers {
  private final EventLog log;
  private final Cache<String, QuizPublished> known;

  PublishedPapers(EventLog log, CatalogueSettings settings) {
    this.log = log;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(settings.cachedQuestions())
            .softValues()
            .weigher((String claim, QuizPublished fact) -> 1 + fact.paper().questions().size())
            .build();
  }

  /// The publication of that version; empty where there is none.
  public Optional<QuizPublished> publication(QuizId quizId, int version) {
    return Optional.ofNullable(
        known.get(
            Paper.claim(quizId, version),
            claim ->
                log.commitHolding(claim)
                    .flatMap(commit -> publication(commit, quizId, version))
                    .orElse(null)));
  }

  private static Optional<QuizPublished> publication(Commit commit, QuizId quizId, int version) {
    return commit.events().stream()
        .map(event -> event.getPayload())
        .filter(QuizPublished.class::isInstance)
        .map(QuizPublished.class::cast)
        .filter(fact -> fact.quizId().equals(quizId) && fact.version() == version)
        .findFirst();
  }
}
