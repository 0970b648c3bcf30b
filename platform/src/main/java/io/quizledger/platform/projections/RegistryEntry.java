package io.quizledger.platform.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all nodes know of one read model.
///
/// @param live the generation that readers read
/// @param filled whether it has ever come to the log's end
/// @param newest the highest number that a generation has had
/// @param paused whether nothing is folded
/// @param rebuild the last rebuild
/// @param retiring generations that are to go
/// @param requests what the node that folds is asked to do with dead letters
/// @param failure why folding fails as a whole
record RegistryEntry(
    int live,
    boolean filled,
    int newest,
    boolean paused,
    @Nullable Rebuild rebuild,
    List<Retiring> retiring,
    List<LetterRequest> requests,
    @Nullable String failure) {
  RegistryEntry {
    retiring = List.copyOf(retiring);
    requests = List.copyOf(requests);
  }

  static RegistryEntry first() {
    return new RegistryEntry(1, false, 1, false, null, List.of(), List.of(), null);
  }

  /// A generation that nobody is to read any more.
  ///
  /// @param unreadSince since when no node reads it; until then it is folded on, behind the live
  ///   one
  record Retiring(int generation, @Nullable Instant unreadSince) {}

  /// What an operator asks for a dead letter.
  ///
  /// @param sequence of the letter
  /// @param index of the letter within it; null for the whole sequence
  /// @param discardReason null to retry
  record LetterRequest(
      String requestId,
      int generation,
      String sequence,
      @Nullable Long index,
      @Nullable String discardReason,
      String by,
      Instant at) {}

  boolean isRebuilding() {
    return rebuild != null && rebuild.state().isRunning();
  }

  /// Whether readers may turn to another generation at any moment.
  boolean isAboutToSwitch() {
    return rebuild != null
        && switch (rebuild.state()) {
          case ALIGNING, COMPARING, SWITCHING -> true;
          case RUNNING, DONE, CANCELLED, FAILED -> false;
        };
  }

  /// Whether the live generation stands still until the rebuilt one is not behind.
  boolean isSwitching() {
    return rebuild != null && rebuild.state() == Rebuild.State.SWITCHING && !rebuild.paused();
  }

  /// Every generation that is to be folded.
  List<Integer> folded() {
    var all = new ArrayList<Integer>();
    all.add(live);
    if (rebuild != null && rebuild.state().isRunning()) {
      all.add(rebuild.generation());
    }
    retiring.stream()
        .filter(each -> each.unreadSince() == null)
        .forEach(each -> all.add(each.generation()));
    return all;
  }

  RegistryEntry withFilled() {
    return new RegistryEntry(live, true, newest, paused, rebuild, retiring, requests, failure);
  }

  RegistryEntry withPaused(boolean nowPaused) {
    return new RegistryEntry(live, filled, newest, nowPaused, rebuild, retiring, requests, failure);
  }

  RegistryEntry withFailure(@Nullable String nowFailure) {
    return new RegistryEntry(live, filled, newest, paused, rebuild, retiring, requests, nowFailure);
  }

  RegistryEntry withRebuild(Rebuild now) {
    return new RegistryEntry(
        live, filled, Math.max(newest, now.generation()), paused, now, retiring, requests, failure);
  }

  RegistryEntry withRetiring(List<Retiring> now) {
    return new RegistryEntry(live, filled, newest, paused, rebuild, now, requests, failure);
  }

  RegistryEntry withRequests(List<LetterRequest> now) {
    return new RegistryEntry(live, filled, newest, paused, rebuild, retiring, now, failure);
  }

  /// Readers turn to the rebuilt generation; the one that was live retires.
  RegistryEntry switchedTo(Rebuild done) {
    var all = new ArrayList<>(retiring);
    all.add(new Retiring(live, null));
    return new RegistryEntry(done.generation(), true, newest, paused, done, all, requests, null);
  }

  /// The rebuild ended without a switch; its generation goes.
  RegistryEntry abandoned(Rebuild ended, Instant now) {
    var all = new ArrayList<>(retiring);
    all.add(new Retiring(ended.generation(), now));
    return new RegistryEntry(live, filled, newest, paused, ended, all, requests, failure);
  }
}
