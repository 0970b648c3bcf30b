package io.quizledger.platform.projections;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Leads generations through their lives: filling, live, retired.
final class GenerationCare implements FoldLoopListener {
  private final ReadModelEngine engine;
  private final Registry registry;
  private final Tokens tokens;
  private final Log events;
  private final ProjectionSettings settings;
  private final Clock clock;

  GenerationCare(
      ReadModelEngine engine,
      Registry registry,
      Tokens tokens,
      Log events,
      ProjectionSettings settings,
      Clock clock) {
    this.engine = engine;
    this.registry = registry;
    this.tokens = tokens;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /// Whether something is going on that all nodes should follow closely.
  boolean isUrgent(Map<String, RegistryEntry> view) {
    return view.values().stream().anyMatch(entry -> !entry.filled());
  }

  @Override
  public boolean mayFold(Generation generation) {
    var entry = engine.lastSeen(generation.readModel());
    return entry != null && !entry.paused() && entry.folded().contains(generation.number());
  }

  @Override
  public int batchEvents(Generation generation) {
    return settings.batchEvents();
  }

  @Override
  public void folded(Generation generation, List<RecordedEvent> batch) {
    var entry = engine.lastSeen(generation.readModel());
    if (entry != null && entry.failure() != null) {
      engine.change(generation.readModel(), now -> now.withFailure(null));
    }
  }

  @Override
  public void caughtUp(Generation generation, long position) {
    var entry = engine.lastSeen(generation.readModel());
    if (entry != null
        && !entry.filled()
        && entry.live() == generation.number()
        && position >= events.head()) {
      engine.change(generation.readModel(), RegistryEntry::withFilled);
    }
  }

  @Override
  public void betweenBatches(Generation generation) {}

  @Override
  public void failed(Generation generation, RuntimeException cause) {
    try {
      engine.change(generation.readModel(), now -> now.withFailure(cause.toString()));
    } catch (RuntimeException e) {
      // The database is away too: there is nowhere to say so.
    }
  }
}
