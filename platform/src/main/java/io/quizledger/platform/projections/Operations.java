package io.quizledger.platform.projections;

import io.quizledger.eventlog.LogTokens;
import io.quizledger.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.messaging.deadletter.Cause;
import org.jspecify.annotations.Nullable;

/// Answers operators from what lies in the database, and leaves there what is to be done.
final class Operations implements Projections {
  /// Commits whose events are counted one commit at a time.
  private static final int COUNTED_COMMITS = 200;

  private final Registry registry;
  private final Tokens tokens;
  private final ToLongFunction<String> knownPosition;
  private final LetterQueues letters;
  private final Log events;
  private final ProjectionSettings settings;
  private final Clock clock;
  private final Supplier<String> ids;

  /// @param knownPosition how far this node knows the generation of a token to be read, whether
  ///   that is stored or not
  Operations(
      Registry registry,
      Tokens tokens,
      ToLongFunction<String> knownPosition,
      LetterQueues letters,
      Log events,
      ProjectionSettings settings,
      Clock clock,
      Supplier<String> ids) {
    this.registry = registry;
    this.tokens = tokens;
    this.knownPosition = knownPosition;
    this.letters = letters;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public List<ProjectionStatus> all() {
    var entries = registry.all();
    return entries.keySet().stream()
        .map(StoredName::readModel)
        .distinct()
        .sorted()
        .map(name -> status(name, forms(name, entries)))
        .toList();
  }

  @Override
  public ProjectionStatus one(String name) {
    return status(name, forms(name));
  }

  private Forms forms(String name) {
    return forms(name, registry.all());
  }

  private Forms forms(String name, Map<StoredName, RegistryEntry> entries) {
    return Forms.of(name, entries, form -> registry.isKept(form, settings.longestSilence()))
        .orElseThrow(() -> unknown(name));
  }

  private ProjectionStatus status(String name, Forms forms) {
    var generation = forms.read().liveToken();
    var newest = forms.newest().entry();
    long stored = LogTokens.position(tokens.peek(generation));
    long position = Math.max(stored, knownPosition.applyAsLong(generation));
    long head = Math.max(events.head(), position);
    return new ProjectionStatus(
        name,
        stateOf(forms.read().entry(), newest),
        position,
        head,
        eventsBetween(position, head),
        millisBehind(position, head),
        letters.of(generation).size(),
        statusOf(newest.rebuild()));
  }

  private static ProjectionStatus.State stateOf(RegistryEntry read, RegistryEntry newest) {
    if (read.paused()) {
      return ProjectionStatus.State.PAUSED;
    }
    if (read.failure() != null || newest.failure() != null) {
      return ProjectionStatus.State.FAILED;
    }
    if (!read.filled()) {
      return ProjectionStatus.State.FILLING;
    }
    return newest.isRebuilding() ? ProjectionStatus.State.REBUILDING : ProjectionStatus.State.LIVE;
  }

  /// How many events stand after `position`, up to `head`; of the commits that are not looked at,
  /// each has at least one.
  long eventsBetween(long position, long head) {
    long counted = Math.min(head, position + COUNTED_COMMITS);
    long sum = head - counted;
    for (long at = position + 1; at <= counted; at++) {
      sum += events.eventsAt(at);
    }
    return sum;
  }

  /// How long the first commit after `position` has been in the log.
  long millisBehind(long position, long head) {
    return position >= head
        ? 0
        : Math.max(0, Duration.between(events.timeAt(position + 1), clock.instant()).toMillis());
  }

  private ProjectionStatus.@Nullable RebuildStatus statusOf(@Nullable Rebuild rebuild) {
    return rebuild == null
        ? null
        : new ProjectionStatus.RebuildStatus(
            rebuild.rebuildId(),
            rebuild.stateInWords(),
            rebuild.percent(),
            rebuild.progress().eventsPerSecond(),
            rebuild.secondsLeft(),
            rebuild.differences());
  }

  @Override
  public String rebuild(String name, boolean compare) {
    var id = ids.get();
    registry.change(
        forms(name).newest().name(),
        entry -> {
          if (entry.isRebuilding()) {
            throw new Refusal(
                ProjectionErrorCode.REBUILD_RUNNING, "A rebuild of " + name + " is running");
          }
          return entry.withRebuild(Rebuild.start(id, entry.newest() + 1, compare, clock.instant()));
        });
    return id;
  }

  @Override
  public void cancelRebuild(String name) {
    registry.change(
        forms(name).newest().name(),
        entry -> {
          var rebuild = entry.rebuild();
          if (rebuild == null || !rebuild.state().isRunning()) {
            return entry;
          }
          if (rebuild.generation() == entry.live()) {
            throw new Refusal(
                ProjectionErrorCode.NO_OTHER_COPY,
                name + " is being filled, and has no other copy in its present form");
          }
          return entry.abandoned(
              rebuild.ended(Rebuild.State.CANCELLED, clock.instant()), clock.instant());
        });
  }

  @Override
  public void pauseRebuild(String name, boolean paused) {
    registry.change(
        forms(name).newest().name(),
        entry -> {
          var rebuild = entry.rebuild();
          if (rebuild == null || !rebuild.state().isRunning()) {
            throw new Refusal(
                ProjectionErrorCode.REBUILD_NOT_FOUND, "No rebuild of " + name + " is running");
          }
          if (paused && entry.isNeverPaused() && entry.isFilling()) {
            throw neverPaused(name);
          }
          return entry.withRebuild(rebuild.withPaused(paused));
        });
  }

  @Override
  public void pause(String name, boolean paused) {
    var forms = forms(name);
    if (paused && forms.newest().entry().isNeverPaused()) {
      throw neverPaused(name);
    }
    for (var form : forms.all()) {
      registry.change(form, entry -> entry.isBegun() ? entry.withPaused(paused) : entry);
    }
  }

  @Override
  public List<DeadLetterStatus> deadLetters(String name, int skip, int limit) {
    var found = new ArrayList<DeadLetterStatus>();
    int seen = 0;
    for (var sequence : letters.of(forms(name).read().liveToken()).deadLetters()) {
      for (var letter : sequence) {
        if (seen++ >= skip) {
          found.add(statusOf((MongoDeadLetter<? extends EventMessage<?>>) letter));
        }
        if (found.size() == limit) {
          return found;
        }
      }
    }
    return found;
  }

  private static DeadLetterStatus statusOf(MongoDeadLetter<? extends EventMessage<?>> letter) {
    var sequence = Sequence.of(letter.sequenceIdentifier());
    var token = ((TrackedEventMessage<?>) letter.message()).trackingToken();
    return new DeadLetterStatus(
        new LetterId(letter.sequenceIdentifier(), letter.index()).text(),
        sequence.collection(),
        sequence.id(),
        LogTokens.position(token),
        LogTokens.index(token),
        letter.cause().map(Cause::message).orElse(null),
        letter.enqueuedAt(),
        letter.lastTouched());
  }

  @Override
  public void retry(String name, String letterId, String by) {
    request(name, letterId, by, null);
  }

  @Override
  public void discard(String name, String letterId, String by, String reason) {
    request(name, letterId, by, reason);
  }

  private void request(String name, String letterId, String by, @Nullable String reason) {
    var letter = LetterId.of(letterId);
    var read = forms(name).read();
    if (letter == null || !isThere(read.liveToken(), letter)) {
      throw new Refusal(
          ProjectionErrorCode.DEAD_LETTER_NOT_FOUND, "The read model has no such dead letter");
    }
    var id = ids.get();
    registry.change(
        read.name(),
        entry -> {
          var all = new ArrayList<>(entry.requests());
          all.add(
              new RegistryEntry.LetterRequest(
                  id,
                  entry.live(),
                  letter.sequence(),
                  letter.index(),
                  reason,
                  by,
                  clock.instant()));
          return entry.withRequests(all);
        });
  }

  private boolean isThere(String generation, LetterId wanted) {
    for (var letter : letters.of(generation).deadLetterSequence(wanted.sequence())) {
      if (((MongoDeadLetter<?>) letter).index() == wanted.index()) {
        return true;
      }
    }
    return false;
  }

  private static Refusal neverPaused(String name) {
    return new Refusal(
        ProjectionErrorCode.NEVER_PAUSED, "The system works by " + name + "; rebuild it instead");
  }

  private static Refusal unknown(String name) {
    return new Refusal(ProjectionErrorCode.PROJECTION_NOT_FOUND, "There is no read model " + name);
  }

  /// Names a letter in an address.
  private record LetterId(String sequence, long index) {
    static @Nullable LetterId of(String text) {
      try {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int hash = plain.lastIndexOf('#');
        return new LetterId(plain.substring(0, hash), Long.parseLong(plain.substring(hash + 1)));
      } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
        return null;
      }
    }

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((sequence + "#" + index).getBytes(StandardCharsets.UTF_8));
    }
  }
}
