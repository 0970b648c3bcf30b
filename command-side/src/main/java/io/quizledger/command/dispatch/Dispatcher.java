package io.quizledger.command.dispatch;

import io.quizledger.eventlog.ClaimTakenException;
import io.quizledger.eventlog.Claims;
import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.EventLog;
import io.quizledger.events.EventMetadata;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Sends commands, on the caller's thread, and sees to it that what comes back holds:
/// 1. Whoever loses a race decides again on fresh state, a few times, then is told
///    `CONCURRENT_CHANGE`.
/// 2. A decision that writes nothing was perhaps taken on stale state; it holds only if the streams
///    that it looked at have not grown.
/// 3. An idempotency key is claimed in the commit itself, so that it acts once, on any node, also
///    after a crash. A taken key, or one whose request is refused or changes nothing the second
///    time, gets the answer of the first time, from the commit that holds it. A request that writes
///    costs no look-up.
@Component
public class Dispatcher {
  private final CommandBus commands;
  private final EventLog log;
  private final Cache aggregates;
  private final DispatchSettings settings;

  Dispatcher(
      CommandBus commands,
      EventLog log,
      @Qualifier("aggregateCache") Cache aggregates,
      DispatchSettings settings) {
    this.commands = commands;
    this.log = log;
    this.aggregates = aggregates;
    this.settings = settings;
  }

  /// Sends `command` for `request`.
  ///
  /// @throws Refusal if a rule says no, the race is lost for good, or the idempotency key was used
  ///   for another request
  public Decided send(CommandRequest request, Object command) {
    return send(command, metadata(request), request);
  }

  /// Sends `command` for the system itself.
  public Decided send(Object command) {
    return send(command, MetaData.emptyInstance(), null);
  }

  /// The commit of this request, if it came before under its idempotency key.
  ///
  /// @throws Refusal `IDEMPOTENCY_KEY_REUSED` if another request came under that key
  public Optional<Commit> before(CommandRequest request) {
    return request.claim().flatMap(log::commitHolding).map(commit -> same(request, commit));
  }

  private Decided send(Object command, MetaData metadata, @Nullable CommandRequest request) {
    for (var tries = 0; tries <= settings.retries(); tries++) {
      var outcome = once(command, metadata);
      if (outcome.isExceptional()) {
        var failure = outcome.exceptionResult();
        var first = firstAnswer(failure, request);
        if (first.isPresent()) {
          return first.get();
        }
        if (!lostRace(failure)) {
          throw unchecked(failure, command);
        }
        continue;
      }
      var recording = (Recording) outcome.getPayload();
      var commit = recording.commit();
      if (commit != null) {
        return new Decided.Written(commit);
      }
      if (isStale(recording.basis())) {
        continue;
      }
      var first = firstAnswer(request);
      if (first.isPresent()) {
        return first.get();
      }
      var refusal = recording.refusal();
      if (refusal != null) {
        throw refusal;
      }
      return new Decided.Unchanged(recording.result());
    }
    return firstAnswer(request)
        .orElseThrow(
            () ->
                new Refusal(
                    CommonErrorCode.CONCURRENT_CHANGE,
                    "Others changed this at the same time, over and over; try again"));
  }

  private CommandResultMessage<?> once(Object command, MetaData metadata) {
    var result = new AtomicReference<CommandResultMessage<?>>();
    commands.<Object, Object>dispatch(
        new GenericCommandMessage<>(command, metadata), (message, outcome) -> result.set(outcome));
    var outcome = result.get();
    if (outcome == null) {
      throw new IllegalStateException("The command bus does not work on the caller's thread");
    }
    return outcome;
  }

  private static boolean lostRace(Throwable failure) {
    return failure instanceof ConcurrencyException
        || failure instanceof ConflictingModificationException
        || failure instanceof ClaimTakenException;
  }

  private boolean isStale(Basis basis) {
    var stale = false;
    for (var entry : basis.facts().entrySet()) {
      if (log.hasCommitStartingAt(entry.getKey(), entry.getValue())) {
        aggregates.remove(entry.getKey());
        stale = true;
      }
    }
    return stale;
  }

  private Optional<Decided> firstAnswer(Throwable failure, @Nullable CommandRequest request) {
    if (request != null
        && failure instanceof ClaimTakenException taken
        && request.claim().filter(taken.claim()::equals).isPresent()) {
      var commit = log.commitAt(taken.position()).orElseThrow();
      return Optional.of(new Decided.Written(same(request, commit)));
    }
    return Optional.empty();
  }

  private Optional<Decided> firstAnswer(@Nullable CommandRequest request) {
    return request == null ? Optional.empty() : before(request).map(Decided.Written::new);
  }

  private static Commit same(CommandRequest request, Commit commit) {
    var fingerprint = commit.events().getFirst().getMetaData().get(EventMetadata.FINGERPRINT);
    if (!request.fingerprint().equals(fingerprint)) {
      throw new Refusal(
          CommonErrorCode.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key came before, with another method, path or body");
    }
    return commit;
  }

  private static MetaData metadata(CommandRequest request) {
    var entries = new LinkedHashMap<String, Object>();
    entries.put(EventMetadata.ACTOR, request.actor().accountId());
    request.requestId().ifPresent(id -> entries.put(EventMetadata.REQUEST, id));
    request
        .claim()
        .ifPresent(
            claim -> {
              entries.put(EventMetadata.FINGERPRINT, request.fingerprint());
              entries.put(Claims.METADATA_KEY, List.of(claim));
            });
    return MetaData.from(entries);
  }

  private static RuntimeException unchecked(Throwable failure, Object command) {
    return switch (failure) {
      case AggregateNotFoundException missing when command instanceof OnExisting named ->
          named.notFound();
      case LockAcquisitionFailedException busy ->
          new Refusal(
              CommonErrorCode.UNAVAILABLE,
              "The commands before this one have not come to an end; nothing was done");
      case RuntimeException runtime -> runtime;
      case Error error -> throw error;
      default -> new IllegalStateException(failure);
    };
  }
}
