package io.quizledger.platform.projections;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folds the letters of documents that stood still, in their order and each exactly once, between
/// two batches of the node that holds the generation's token.
final class LateReading {
  private static final Logger log = LoggerFactory.getLogger(LateReading.class);

  private final Generation generation;
  private final Parking parking;
  private final Runnable beforeEach;

  /// @param beforeEach called before each letter; throws where this node is no longer to write
  LateReading(Generation generation, Parking parking, Runnable beforeEach) {
    this.generation = generation;
    this.parking = parking;
    this.beforeEach = beforeEach;
  }

  /// Folds the letters of `sequence` until one fails.
  ///
  /// @param upTo the token that the generation has read to; a later letter belongs to a batch that
  ///   is still to come
  void retry(String sequence, long upTo) {
    parking.readLetters(sequence, upTo, this::read);
    settle(sequence);
  }

  /// Throws one letter away.
  void discard(String sequence, long index, long upTo, Runnable record) {
    parking.discard(sequence, index, upTo, record);
    settle(sequence);
  }

  private void read(DeadLetter<? extends EventMessage<?>> letter) {
    beforeEach.run();
    var sequence = Sequence.of(Parking.sequenceOf(letter));
    var pass = new Pass(Set.copyOf(parking.sequences()), true);
    var first = generation.firstStage(sequence.collection());
    if (first.isPresent()) {
      var event = Batches.recorded((TrackedEventMessage<?>) letter.message(), type -> true);
      var folded = first.get().foldLate(sequence.id(), event, pass);
      parking.enqueue(pass.letters());
      folded.write();
    } else {
      var change = (ParkedChange) letter.message().getPayload();
      generation.secondStage(sequence.collection()).readParked(sequence.id(), change);
    }
  }

  /// Once a document has read all its letters, what was noted about it and in it goes.
  private void settle(String name) {
    if (parking.sequences().contains(name)) {
      return;
    }
    log.info("{}: {} goes on", generation.tokenName(), name);
    var sequence = Sequence.of(name);
    generation
        .firstStage(sequence.collection())
        .ifPresentOrElse(
            first -> settleSource(first, sequence.id()),
            () -> settleDocument(generation.secondStage(sequence.collection()), sequence.id()));
  }

  private void settleSource(FirstStage<?> stage, String source) {
    stage.second().forEach(second -> forget(second, source));
  }

  private <D extends Record> void forget(SecondStage<?, D> stage, String source) {
    var ids = new ArrayList<String>();
    stage
        .collection()
        .documents()
        .find(Filters.eq(DocumentCodec.LATE + ".source", source))
        .forEach(bson -> ids.add(bson.getString(DocumentCodec.ID)));
    ids.removeIf(id -> parking.sequences().contains(stage.sequenceOf(id)));
    stage.forgetLate(ids, each -> each.equals(source));
  }

  private void settleDocument(SecondStage<?, ?> stage, String id) {
    var sources = generation.firstStageOf(stage);
    stage.forgetLate(
        List.of(id), source -> !parking.sequences().contains(sources.sequenceOf(source)));
  }
}
