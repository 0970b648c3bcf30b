package io.quizledger.query.testing;

import io.quizledger.events.EventMetadata;
import io.quizledger.events.account.AccountEvent;
import io.quizledger.events.attempt.AttemptEvent;
import io.quizledger.events.quiz.QuizEvent;
import io.quizledger.platform.projections.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/// A log of facts as a test tells it, one commit after the other, a second apart.
public final class Facts {
  public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final List<RecordedEvent> events = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private long position;

  public static Facts of(Object... facts) {
    var log = new Facts();
    for (var fact : facts) {
      log.commit(fact);
    }
    return log;
  }

  /// Appends one commit of all `facts`.
  public Facts commit(Object... facts) {
    return commitBy(null, facts);
  }

  /// Appends one commit that `actorId` caused.
  public Facts commitBy(String actorId, Object... facts) {
    position++;
    var metadata =
        actorId == null ? MetaData.emptyInstance() : MetaData.with(EventMetadata.ACTOR, actorId);
    for (var index = 0; index < facts.length; index++) {
      var aggregateId = aggregateOf(facts[index]);
      var sequence = sequences.merge(aggregateId, 0L, (last, zero) -> last + 1);
      events.add(
          new RecordedEvent(
              position,
              index,
              START.plusSeconds(position),
              aggregateId,
              sequence,
              facts[index],
              metadata));
    }
    return this;
  }

  public List<RecordedEvent> all() {
    return List.copyOf(events);
  }

  public RecordedEvent last() {
    return events.getLast();
  }

  public static String aggregateOf(Object fact) {
    return switch (fact) {
      case QuizEvent event -> event.quizId().value();
      case AttemptEvent event -> event.attempt().attemptId().value();
      case AccountEvent event -> event.accountId().value();
      default -> throw new IllegalArgumentException("not a fact: " + fact);
    };
  }
}
