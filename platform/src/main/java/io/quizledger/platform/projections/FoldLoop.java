package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import io.quizledger.platform.concurrency.Together;
import io.quizledger.platform.web.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folds the log into one generation, on whichever node holds its token. One thread.
final class FoldLoop implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(FoldLoop.class);

  private final Generation generation;
  private final Tokens tokens;
  private final Parking parking;
  private final Positions positions;
  private final Log events;
  private final ProjectionSettings settings;
  private final FoldLoopListener listener;
  private final Faults faults;
  private volatile boolean stopped;
  private volatile boolean claimed;
  private long headWhenClaimed;

  FoldLoop(
      Generation generation,
      Tokens tokens,
      Parking parking,
      Positions positions,
      Log events,
      ProjectionSettings settings,
      FoldLoopListener listener,
      Faults faults) {
    this.generation = generation;
    this.tokens = tokens;
    this.parking = parking;
    this.positions = positions;
    this.events = events;
    this.settings = settings;
    this.listener = listener;
    this.faults = faults;
  }

  void stop() {
    stopped = true;
  }

  /// Whether this node holds the token, as far as it knows.
  boolean isHere() {
    return claimed;
  }

  @Override
  public void run() {
    var backoff = settings.minBackoff();
    try {
      while (!stopped) {
        if (!listener.mayFold(generation)) {
          Thread.sleep(settings.claimInterval());
          continue;
        }
        try {
          foldWhileClaimed();
          backoff = settings.minBackoff();
        } catch (UnableToClaimTokenException e) {
          Thread.sleep(settings.claimInterval());
        } catch (LostGuardException e) {
          log.info("{}: {}", generation.tokenName(), e.getMessage());
          Thread.sleep(settings.minBackoff());
        } catch (InterruptedException e) {
          throw e;
        } catch (RuntimeException e) {
          tell(e, backoff);
          listener.failed(generation, e);
          Thread.sleep(backoff);
          var doubled = backoff.multipliedBy(2);
          backoff = doubled.compareTo(settings.maxBackoff()) > 0 ? settings.maxBackoff() : doubled;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      // Nothing more is written: as a killed process does, this node leaves its claim to run out.
      log.error("{}: folding ended", generation.tokenName(), e);
    }
  }

  private void tell(RuntimeException failure, Duration backoff) {
    if (Problems.isForNow(failure)) {
      log.debug("{}: folding waits for the database: {}", generation.tokenName(), failure);
    } else {
      log.warn("{}: folding failed, again in {}", generation.tokenName(), backoff, failure);
    }
  }

  private void foldWhileClaimed() throws InterruptedException {
    var claim =
        new Claim(
            tokens,
            generation.tokenName(),
            settings,
            () -> listener.isFollowed(generation),
            faults);
    claimed = true;
    boolean killed = false;
    positions.foldedHere(LogTokens.position(claim.token()));
    generation.forgetLately();
    listener.claimed(generation);
    try (var stream = events.events().openStream(claim.token())) {
      parking.load();
      headWhenClaimed = events.head();
      var batches = new Batches(stream, events, generation::mayConcern);
      while (!stopped && listener.mayFold(generation)) {
        var batch =
            batches.next(
                listener.batchEvents(generation),
                settings.batchCommitBytes(),
                claim.within(listener.patience(generation)));
        claim.extendInTime();
        if (batch.isEmpty()) {
          claim.storeInTime();
          listener.caughtUp(generation, positions.current());
        } else {
          foldBatch(batch, claim);
        }
        answerRequests(claim);
        listener.betweenBatches(generation, positions.current());
      }
    } catch (Error e) {
      killed = true;
      throw e;
    } finally {
      claimed = false;
      positions.foldedElsewhere();
      if (!killed) {
        claim.release();
      }
    }
  }

  private void answerRequests(Claim claim) {
    for (var request : listener.letterRequests(generation)) {
      long upTo = LogTokens.token(positions.current() + 1, 0).getGlobalIndex() - 1;
      var late = new LateReading(generation, parking, claim::extendInTime);
      var reason = request.discardReason();
      if (reason == null || request.index() == null) {
        late.retry(request.sequence(), upTo);
      } else {
        late.discard(
            request.sequence(),
            request.index(),
            upTo,
            () -> listener.discarding(generation, request));
      }
      listener.answered(generation, request);
    }
  }

  private void foldBatch(List<RecordedEvent> batch, Claim claim) throws InterruptedException {
    var last = batch.getLast();
    listener.beforeBatch(generation, last.position(), claim::extendInTime);
    boolean changed = fold(batch, claim);
    // It can be read from here on, whether the token is stored by then or not.
    positions.foldedHere(last.position());
    claim.reached(last, changed);
    listener.folded(generation, batch);
  }

  /// Folds and writes, in parts where the documents come to too many bytes. Nothing is written
  /// before all of a part is loaded.
  ///
  /// @return whether any document changed
  private boolean fold(List<RecordedEvent> part, Claim claim) {
    try {
      return writeOrPark(part, part.size() == 1 ? Long.MAX_VALUE : settings.batchBytes(), claim);
    } catch (BatchTooLargeException e) {
      int half = part.size() / 2;
      boolean first = fold(part.subList(0, half), claim);
      return fold(part.subList(half, part.size()), claim) || first;
    }
  }

  private boolean writeOrPark(List<RecordedEvent> part, long maxBytes, Claim claim) {
    try {
      return write(part, pass(false, maxBytes), claim);
    } catch (FoldFailure e) {
      return write(part, pass(true, maxBytes), claim);
    }
  }

  private Pass pass(boolean eventByEvent, long maxBytes) {
    return new Pass(
        Set.copyOf(parking.sequences()), eventByEvent, new ByteBudget(maxBytes), headWhenClaimed);
  }

  private boolean write(List<RecordedEvent> part, Pass pass, Claim claim) {
    var prepared =
        Together.get(
            generation.stages().stream()
                .<Supplier<Supplier<FirstStage.Folded>>>map(
                    stage -> () -> stage.prepare(part, pass))
                .toList());
    var folded = prepared.stream().map(Supplier::get).toList();
    claim.extendInTime();
    parking.enqueue(pass.letters());
    Together.run(
        folded.stream()
            .filter(FirstStage.Folded::changed)
            .<Runnable>map(each -> each::write)
            .toList());
    return !pass.letters().isEmpty() || folded.stream().anyMatch(FirstStage.Folded::changed);
  }
}
