package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drops generations that nobody reads any more, and forms that nobody keeps.
final class Retirement {
  private static final Logger log = LoggerFactory.getLogger(Retirement.class);

  private final Registry registry;
  private final MongoDatabase database;
  private final Tokens tokens;
  private final LetterQueues letters;
  private final ProjectionSettings settings;
  private final Clock clock;

  Retirement(
      Registry registry,
      MongoDatabase database,
      Tokens tokens,
      LetterQueues letters,
      ProjectionSettings settings,
      Clock clock) {
    this.registry = registry;
    this.database = database;
    this.tokens = tokens;
    this.letters = letters;
    this.settings = settings;
    this.clock = clock;
  }

  /// Takes the next step for each retiring generation of `model`, of whatever form, and for its
  /// other forms; any node may, and several at once.
  ///
  /// @param all what is known of every read model
  void goOn(KeptReadModel model, Map<StoredName, RegistryEntry> all) {
    var own = all.get(model.storedName());
    for (var each : all.entrySet()) {
      var name = each.getKey();
      var entry = each.getValue();
      if (name.readModel().equals(model.name())) {
        entry.retiring().forEach(retiring -> goOn(model, name, retiring));
        if (!name.equals(model.storedName()) && own != null && own.filled() && entry.isBegun()) {
          leaveInTime(name, entry);
        }
      }
    }
  }

  private void goOn(KeptReadModel model, StoredName name, RegistryEntry.Retiring retiring) {
    var unreadSince = retiring.unreadSince();
    if (unreadSince == null) {
      if (!registry.isRead(name, retiring.generation(), settings.longestSilence())) {
        mark(name, retiring.generation());
      }
    } else if (unreadSince.plus(settings.lease()).isBefore(clock.instant())
        && !(name.equals(model.storedName()) && model.isRunning(retiring.generation()))) {
      drop(name, retiring.generation());
      if (name.equals(model.storedName())) {
        model.forget(retiring.generation());
      }
    }
  }

  /// Notes whether any node keeps the form, and has it go once none has for long.
  private void leaveInTime(StoredName name, RegistryEntry entry) {
    Instant now = clock.instant();
    var since = entry.unkeptSince();
    if (registry.isKept(name, settings.longestSilence())) {
      if (since != null) {
        registry.change(name, each -> each.withUnkeptSince(null));
      }
    } else if (since == null) {
      registry.change(name, each -> each.isBegun() ? each.withUnkeptSince(now) : each);
    } else if (since.plus(settings.formsKept()).isBefore(now)) {
      // A node that came back has taken the note away.
      var left = registry.change(name, each -> each.unkeptSince() == null ? each : each.left(now));
      if (!left.isBegun()) {
        log.info("{} goes: no node has kept it since {}", name, since);
      }
    }
  }

  private void mark(StoredName name, int generation) {
    Instant now = clock.instant();
    registry.change(
        name,
        entry ->
            entry.withRetiring(
                entry.retiring().stream()
                    .map(
                        each ->
                            each.generation() == generation && each.unreadSince() == null
                                ? new RegistryEntry.Retiring(generation, now)
                                : each)
                    .toList()));
  }

  /// Found by their names, collections go that a release of another form filled.
  private void drop(StoredName name, int number) {
    for (var collection : database.listCollectionNames()) {
      if (Generation.isOf(collection, name, number)) {
        database.getCollection(collection).drop();
      }
    }
    var token = Generation.tokenName(name, number);
    letters.of(token).clear();
    tokens.delete(token);
    registry.change(
        name,
        entry ->
            entry.withRetiring(
                entry.retiring().stream().filter(each -> each.generation() != number).toList()));
  }
}
