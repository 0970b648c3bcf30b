package io.quizledger.platform.projections;

import com.mongodb.MongoException;
import io.quizledger.eventlog.LogTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
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

  /// Hands the letters of `sequence` to `reader`, in order, and takes each from the queue that was
  /// read; stops at one that fails.
  void readLetters(
      String sequence, long upTo, Consumer<DeadLetter<? extends EventMessage<?>>> reader) {
    // The queue's own claims would hold a letter back after a crash; the token is claim enough.
    for (var letter : lettersOf(sequence)) {
      if (tokenOf(letter) > upTo) {
        break;
      }
      try {
        reader.accept(letter);
      } catch (MongoException | AxonException | LostGuardException e) {
        throw e;
      } catch (RuntimeException e) {
        log.warn("{}: a letter for {} failed again", name, sequence, e);
        queue.requeue(letter, again -> again.withCause(e));
        break;
      }
      faults.beforeWrite("letters");
      queue.evict(letter);
    }
    reload(sequence);
  }

  private List<DeadLetter<? extends EventMessage<?>>> lettersOf(String sequence) {
    var all = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
    queue.deadLetterSequence(sequence).forEach(all::add);
    return all;
  }

  /// Takes one letter from the queue unread, after `record` has kept that this was done.
  void discard(String sequence, long index, long upTo, Runnable record) {
    for (var letter : lettersOf(sequence)) {
      if (((MongoDeadLetter<?>) letter).index() == index && tokenOf(letter) <= upTo) {
        record.run();
        faults.beforeWrite("letters");
        queue.evict(letter);
      }
    }
    reload(sequence);
  }

  private void reload(String sequence) {
    letters.remove(sequence);
    for (var letter : lettersOf(sequence)) {
      letters.computeIfAbsent(sequence, s -> new HashSet<>()).add(keyOf(letter));
    }
  }

  private static long tokenOf(DeadLetter<?> letter) {
    var token = ((TrackedEventMessage<?>) letter.message()).trackingToken();
    return token.position().orElseThrow();
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

  static String sequenceOf(DeadLetter<?> letter) {
    return ((MongoDeadLetter<?>) letter).sequenceIdentifier();
  }

  static String keyOf(DeadLetter<?> letter) {
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
