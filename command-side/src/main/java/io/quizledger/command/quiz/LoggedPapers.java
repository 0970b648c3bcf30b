package io.quizledger.command.quiz;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuizPublished;
import org.springframework.stereotype.Component;

/// Papers, found in the log by their claim. They never change, so those used last are kept, bounded
/// by the questions that they have together, and fewer where memory runs short: nobody knows how
/// large a question is.
@Component
class LoggedPapers implements Papers {
  private final EventLog log;
  private final LoadingCache<Version, Paper> papers;

  private record Version(QuizId quizId, int number) {}

  LoggedPapers(EventLog log, QuizLimits limits) {
    this.log = log;
    this.papers =
        Caffeine.newBuilder()
            .maximumWeight(limits.cachedQuestions())
            .softValues()
            .weigher((Version version, Paper paper) -> paper.questions().size() + 1)
            .build(this::read);
  }

  @Override
  public Paper paper(QuizId quizId, int version) {
    return papers.get(new Version(quizId, version));
  }

  private Paper read(Version version) {
    var claim = Paper.claim(version.quizId(), version.number());
    for (var event : log.commitHolding(claim).orElseThrow().events()) {
      if (event.getPayload() instanceof QuizPublished published) {
        return published.paper();
      }
    }
    throw new IllegalStateException("The commit that holds " + claim + " publishes nothing");
  }
}
