package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// One read model on this node: its generations, how far each has read, and the loops that fold
/// them.
final class KeptReadModel {
  private final ReadModel model;
  private final StoredName storedName;
  private final MongoDatabase database;
  private final StoredCollection.WriteLimits limits;
  private final Function<String, Positions> newPositions;
  private final Map<Integer, Generation> generations = new ConcurrentHashMap<>();
  private final Map<Integer, Positions> positions = new ConcurrentHashMap<>();
  private final Map<Integer, RunningLoop> loops = new HashMap<>();

  private record RunningLoop(FoldLoop loop, Thread thread) {}

  KeptReadModel(
      ReadModel model,
      MongoDatabase database,
      StoredCollection.WriteLimits limits,
      Function<String, Positions> newPositions) {
    this.model = model;
    this.storedName = new StoredName(model.name(), model.form());
    this.database = database;
    this.limits = limits;
    this.newPositions = newPositions;
    // Whatever is wrong with the folds' names or types shows at the start.
    generation(1);
  }

  String name() {
    return model.name();
  }

  StoredName storedName() {
    return storedName;
  }

  boolean isNeverPaused() {
    return model.neverPaused();
  }

  Generation generation(int number) {
    return generations.computeIfAbsent(number, n -> Generation.of(model, n, database, limits));
  }

  Positions positions(int number) {
    return positions.computeIfAbsent(
        number, n -> newPositions.apply(Generation.tokenName(storedName, n)));
  }

  /// Starts and stops loops so that exactly the generations of `entry` are folded.
  synchronized void follow(RegistryEntry entry, Function<Generation, FoldLoop> newLoop) {
    var wanted = new HashSet<>(entry.folded());
    loops.forEach(
        (number, running) -> {
          if (!wanted.contains(number)) {
            running.loop().stop();
          }
        });
    loops.values().removeIf(running -> !running.thread().isAlive());
    for (int number : wanted) {
      if (!loops.containsKey(number)) {
        var loop = newLoop.apply(generation(number));
        var name = "fold-" + generation(number).tokenName();
        loops.put(number, new RunningLoop(loop, Thread.ofPlatform().name(name).start(loop)));
      }
    }
  }

  /// Whether this node folds that generation.
  synchronized boolean isFoldedHere(int number) {
    var running = loops.get(number);
    return running != null && running.loop().isHere();
  }

  /// Whether a loop of that generation still runs on this node.
  synchronized boolean isRunning(int number) {
    var running = loops.get(number);
    return running != null && running.thread().isAlive();
  }

  /// The generation is gone.
  void forget(int number) {
    generations.remove(number);
    positions.remove(number);
  }

  synchronized void stop() {
    loops.values().forEach(running -> running.loop().stop());
  }

  void awaitStopped(java.time.Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (var running : copyOfLoops()) {
      long left = deadline - System.nanoTime();
      if (left > 0) {
        running.thread().join(java.time.Duration.ofNanos(left));
      }
      running.thread().interrupt();
    }
  }

  private synchronized Iterable<RunningLoop> copyOfLoops() {
    return java.util.List.copyOf(loops.values());
  }
}
