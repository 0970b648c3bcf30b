package io.quizledger.platform.projections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Drops generations that nobody reads any more.
final class Retirement {
  /// What two nodes' clocks and one slow answer may come to.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Registry registry;
  private final Tokens tokens;
  private final LetterQueues letters;
  private final ProjectionSettings settings;
  private final Clock clock;

  Retirement(
      Registry registry,
      Tokens tokens,
      LetterQueues letters,
      ProjectionSettings settings,
      Clock clock) {
    this.registry = registry;
    this.tokens = tokens;
    this.letters = letters;
    this.settings = settings;
    this.clock = clock;
  }

  /// Takes the next step for each retiring generation of `model`; any node may, and several at
  /// once.
  void goOn(KeptReadModel model, RegistryEntry entry) {
    for (var retiring : entry.retiring()) {
      var unreadSince = retiring.unreadSince();
      if (unreadSince == null) {
        if (!registry.isRead(model.name(), retiring.generation(), settings.lease().plus(MARGIN))) {
          mark(model.name(), retiring.generation());
        }
      } else if (unreadSince.plus(settings.lease()).isBefore(clock.instant())
          && !model.isRunning(retiring.generation())) {
        drop(model, retiring.generation());
      }
    }
  }

  private void mark(String name, int generation) {
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

  private void drop(KeptReadModel model, int number) {
    var generation = model.generation(number);
    generation.drop();
    letters.of(generation.tokenName()).clear();
    tokens.delete(generation.tokenName());
    registry.change(
        model.name(),
        entry ->
            entry.withRetiring(
                entry.retiring().stream().filter(each -> each.generation() != number).toList()));
    model.forget(number);
  }
}
