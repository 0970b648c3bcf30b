package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents of one generation that stand still, and the letters that wait for them, in the
/// extension's dead-letter queue. Only the node that holds the generation's token changes them.
final class Parking {
  private static final Logger log = LoggerFactory.getLogger(Parking.class);
  private static final String LETTER_KEY = "letter";

  private final SequencedDeadLetterQueue<EventMessage<?>> queue;
  private final String name;
  private final LetterQueues.Limits limits;
  private final Faults faults;
  private final Map<String, Set<String>> letters = new HashMap<>();

  Parking(
      SequencedDeadLetterQueue<EventMessage<?>> queue,
      String name,
      LetterQueues.Limits limits,
      Faults faults) {
    this.faults = faults;
    this.queue = queue;
    this.name = name;
    this.limits = limits;
  }

  /// Reads which documents stand still.
  void load() {
    letters.clear();
    for (var sequence : queue.deadLetters()) {
      for (var letter : sequence) {
        letters.computeIfAbsent(sequenceOf(letter), s -> new HashSet<>()).add(keyOf(letter));
      }
    }
  }

  Set<String> sequences() {
    return letters.keySet();
  }

  /// Puts letters into the queue, those that are there already left out, before anything of their
  /// batch is written.
  void enqueue(List<Letter> more) {
    for (var letter : more) {
      var keys = letters.getOrDefault(letter.sequence(), Set.of());
      if (keys.contains(letter.key())) {
        continue;
      }
      faults.beforeWrite("letters");
      queue.enqueue(
          letter.sequence(),
          new GenericDeadLetter<>(letter.sequence(), message(letter), letter.cause()));
      letters.computeIfAbsent(letter.sequence(), s -> new HashSet<>()).add(letter.key());
      warnBeforeFull(letter);
    }
  }

  private void warnBeforeFull(Letter letter) {
    if (letter.cause() != null) {
      log.warn(
          "{}: {} stands still from event {} on",
          name,
          letter.sequence(),
          letter.token(),
          letter.cause());
    }
    int size = letters.getOrDefault(letter.sequence(), Set.of()).size();
    if (letters.size() * 100 >= limits.sequences() * limits.alarmPercent()
        || size * 100 >= limits.lettersPerSequence() * limits.alarmPercent()) {
      log.error(
          "{}: dead letters fill up: {} of {} documents, {} of {} letters for {}; when full, the"
              + " read model stops",
          name,
          letters.size(),
          limits.sequences(),
          size,
          limits.lettersPerSequence(),
          letter.sequence());
    }
  }

  static String sequenceOf(org.axonframework.messaging.deadletter.DeadLetter<?> letter) {
    return ((MongoDeadLetter<?>) letter).sequenceIdentifier();
  }

  static String keyOf(org.axonframework.messaging.deadletter.DeadLetter<?> letter) {
    return String.valueOf(letter.message().getMetaData().get(LETTER_KEY));
  }

  private static EventMessage<?> message(Letter letter) {
    return switch (letter) {
      case Letter.OfEvent(var sequence, var event, var cause) ->
          new GenericTrackedDomainEventMessage<>(
              LogTokens.token(event.position(), event.index()),
              new org.axonframework.eventhandling.GenericDomainEventMessage<>(
                  "event",
                  event.aggregateId(),
                  event.sequenceNumber(),
                  event.payload(),
                  event.metadata().and(LETTER_KEY, letter.key()),
                  letter.sequence() + "@" + letter.key(),
                  event.time()));
      case Letter.OfChange(var sequence, var change, var cause) ->
          new GenericTrackedDomainEventMessage<>(
              LogTokens.token(change.token() >> 16, (int) (change.token() & 0xffff)),
              new org.axonframework.eventhandling.GenericDomainEventMessage<>(
                  "change",
                  change.source(),
                  0,
                  change,
                  MetaData.with(LETTER_KEY, letter.key()),
                  letter.sequence() + "@" + letter.key(),
                  java.time.Instant.EPOCH));
    };
  }
}
