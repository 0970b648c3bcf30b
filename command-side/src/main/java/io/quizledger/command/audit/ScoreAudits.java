package io.quizledger.command.audit;

import io.quizledger.command.quiz.Papers;
import io.quizledger.eventlog.LogProgress;
import io.quizledger.eventlog.LogTokens;
import io.quizledger.eventlog.MongoEventLog;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.inspections.Inspection;
import io.quizledger.platform.inspections.Inspector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Audits all scores in the log, or those of one quiz.
@Component
@EnableConfigurationProperties(AuditSettings.class)
class ScoreAudits implements Inspector {
  static final String KIND = "score-audit";
  static final String QUIZ = "quizId";
  static final String RECOMPUTED = "recomputed";
  private static final Duration BETWEEN_NOTES = Duration.ofMillis(200);

  private final MongoEventLog log;
  private final Papers papers;
  private final AuditSettings settings;

  ScoreAudits(MongoEventLog log, Papers papers, AuditSettings settings) {
    this.log = log;
    this.papers = papers;
    this.settings = settings;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict inspect(Inspection inspection, Notes notes) {
    return new Run(inspection.parameters().get(QUIZ), notes).toTheEnd();
  }

  /// An attempt's facts before the one of that number.
  private Stream<AttemptEvent> earlier(AttemptId attemptId, long number) {
    return log.readEvents(attemptId.value(), 0)
        .asStream()
        .filter(event -> event.getSequenceNumber() < number)
        .map(DomainEventMessage::getPayload)
        .map(AttemptEvent.class::cast);
  }

  /// One audit.
  private final class Run {
    private final @Nullable String quizId;
    private final Notes notes;
    private final ScoreAudit audit =
        new ScoreAudit(papers, ScoreAudits.this::earlier, settings.rememberedAnswers());
    private final long head = log.head().position();
    private final long started = System.nanoTime();
    private final List<Map<String, String>> found = new ArrayList<>();
    private long told = started;
    private long position;
    private long differences;
    private @Nullable Long first;

    Run(@Nullable String quizId, Notes notes) {
      this.quizId = quizId;
      this.notes = notes;
    }

    Verdict toTheEnd() {
      try (Stream<TrackedEventMessage<?>> events = log.everyEvent()) {
        var all = events.iterator();
        while (all.hasNext()) {
          if (notes.isStopped()) {
            return new Verdict.LeftOff();
          }
          var event = all.next();
          position = LogTokens.position(event.trackingToken());
          if (position > head) {
            break;
          }
          look(event);
          tellNowAndThen();
        }
      }
      position = head;
      tell();
      return first == null
          ? new Verdict.Passed(Map.of(RECOMPUTED, Long.toString(audit.recomputed())))
          : new Verdict.Failed(
              first,
              "%d of %d recomputed scores are not what was recorded"
                  .formatted(differences, audit.recomputed()));
    }

    private void look(TrackedEventMessage<?> event) {
      if (!AttemptEvent.class.isAssignableFrom(event.getPayloadType())
          || !(event instanceof DomainEventMessage<?> ofAttempt)
          || !(event.getPayload() instanceof AttemptEvent fact)
          || (quizId != null && !fact.attempt().quizId().value().equals(quizId))) {
        return;
      }
      for (var difference : audit.next(fact, ofAttempt.getSequenceNumber())) {
        differences++;
        first = first == null ? Long.valueOf(position) : first;
        found.add(inWords(difference, event));
      }
    }

    private Map<String, String> inWords(Difference difference, TrackedEventMessage<?> event) {
      var words = new LinkedHashMap<String, String>();
      words.put(AuditView.ATTEMPT, difference.attemptId().value());
      if (difference.questionId() != null) {
        words.put(AuditView.QUESTION, difference.questionId().value());
      }
      if (difference.recorded() != null) {
        words.put(AuditView.RECORDED, difference.recorded().toString());
      }
      if (difference.recomputed() != null) {
        words.put(AuditView.RECOMPUTED, difference.recomputed().toString());
      }
      words.put(AuditView.PARTS, String.join(",", difference.parts()));
      words.put(AuditView.POSITION, Long.toString(position));
      words.put(AuditView.INDEX, Integer.toString(LogTokens.index(event.trackingToken())));
      return words;
    }

    private void tellNowAndThen() {
      if (System.nanoTime() - told >= BETWEEN_NOTES.toNanos()) {
        tell();
      }
    }

    private void tell() {
      told = System.nanoTime();
      notes.reached(LogProgress.within(told - started, position, head), List.copyOf(found));
      found.clear();
    }
  }
}
