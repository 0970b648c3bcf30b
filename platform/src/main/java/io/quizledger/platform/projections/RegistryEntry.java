package io.quizledger.platform.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all nodes know of one read model in one form.
///
/// @param live the generation that readers read
/// @param filled whether it has come to the log's end since it was begun; until then nobody reads
///   it
/// @param newest the highest number that a generation has had
/// @param paused whether nothing is folded
/// @param rebuild the last rebuild, or how the live generation was filled
/// @param retiring generations that are to go
/// @param requests what the node that folds is asked to do with dead letters
/// @param failure why folding fails as a whole
/// @param begunAt when a node that knows this form began it or came back to it; null where nothing
///   is begun, and where a release did that knew no forms
/// @param unkeptSince since when no node keeps it, as far as was noted
/// @param neverPaused whether the program that keeps it works by it; null where none has said so
record RegistryEntry(
    int live,
    boolean filled,
    int newest,
    boolean paused,
    @Nullable Rebuild rebuild,
    List<Retiring> retiring,
    List<LetterRequest> requests,
    @Nullable String failure,
    @Nullable Instant begunAt,
    @Nullable Instant unkeptSince,
    @Nullable Boolean neverPaused) {
  RegistryEntry {
    retiring = List.copyOf(retiring);
    requests = List.copyOf(requests);
  }

  static RegistryEntry first() {
    return new RegistryEntry(
        1, false, 1, false, null, List.of(), List.of(), null, null, null, null);
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

  /// Whether there is anything of it in the database.
  boolean isBegun() {
    return begunAt != null || filled;
  }

  /// Whether nobody may pause it.
  boolean isNeverPaused() {
    return Boolean.TRUE.equals(neverPaused);
  }

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

  /// What it is once a node keeps it: begun where it is not. A program that starts on what nobody
  /// has kept for a while reads what came since before it shows any of it, unless an operator has
  /// paused it: then it is shown as it is.
  ///
  /// @param starting whether the program looks at it for the first time
  RegistryEntry kept(boolean starting, String rebuildId, Instant now) {
    boolean isShown = filled && !isRebuilding();
    if (!isBegun() || unkeptSince != null && starting && isShown && !paused) {
      return changed(
          copy -> {
            copy.filled = false;
            copy.rebuild = Rebuild.start(rebuildId, live, false, now);
            copy.begunAt = now;
            copy.unkeptSince = null;
          });
    }
    return withUnkeptSince(null);
  }

  /// All of it goes, since no node has kept it for long. Whoever comes back begins another
  /// generation; a release that knows no forms does so too.
  RegistryEntry left(Instant now) {
    var all = new ArrayList<>(retiring);
    folded().stream()
        .distinct()
        .filter(each -> retiring.stream().noneMatch(known -> known.generation() == each))
        .forEach(each -> all.add(new Retiring(each, now)));
    return first()
        .changed(
            copy -> {
              copy.live = newest + 1;
              copy.newest = newest + 1;
              copy.retiring = all;
            });
  }

  /// What it is once a node keeps it that says whether a program works by it. What an operator has
  /// paused in an earlier release goes on then.
  RegistryEntry saying(boolean nowNeverPaused) {
    if (isNeverPaused() == nowNeverPaused) {
      return this;
    }
    var filling = rebuild;
    return changed(
        copy -> {
          copy.paused = paused && !nowNeverPaused;
          copy.rebuild =
              nowNeverPaused && isFilling() && filling != null
                  ? filling.withPaused(false)
                  : filling;
          copy.neverPaused = nowNeverPaused ? true : null;
        });
  }

  /// Whether what is being rebuilt is the live generation itself.
  boolean isFilling() {
    return rebuild != null && rebuild.state().isRunning() && rebuild.generation() == live;
  }

  /// The live generation has come to the log's end.
  RegistryEntry withFilled(Instant now) {
    var done =
        rebuild != null && rebuild.generation() == live && rebuild.state().isRunning()
            ? rebuild.ended(Rebuild.State.DONE, now)
            : rebuild;
    return changed(
        copy -> {
          copy.filled = true;
          copy.rebuild = done;
        });
  }

  RegistryEntry withPaused(boolean nowPaused) {
    return changed(copy -> copy.paused = nowPaused);
  }

  RegistryEntry withFailure(@Nullable String nowFailure) {
    return changed(copy -> copy.failure = nowFailure);
  }

  RegistryEntry withRebuild(Rebuild now) {
    return changed(
        copy -> {
          copy.newest = Math.max(newest, now.generation());
          copy.rebuild = now;
        });
  }

  RegistryEntry withRetiring(List<Retiring> now) {
    return changed(copy -> copy.retiring = now);
  }

  RegistryEntry withRequests(List<LetterRequest> now) {
    return changed(copy -> copy.requests = now);
  }

  RegistryEntry withUnkeptSince(@Nullable Instant since) {
    return changed(copy -> copy.unkeptSince = since);
  }

  /// Readers turn to the rebuilt generation; the one that was live retires.
  RegistryEntry switchedTo(Rebuild done) {
    var all = new ArrayList<>(retiring);
    all.add(new Retiring(live, null));
    return changed(
        copy -> {
          copy.live = done.generation();
          copy.filled = true;
          copy.rebuild = done;
          copy.retiring = all;
          copy.failure = null;
        });
  }

  /// The rebuild ended without a switch; its generation goes.
  RegistryEntry abandoned(Rebuild ended, Instant now) {
    var all = new ArrayList<>(retiring);
    all.add(new Retiring(ended.generation(), now));
    return changed(
        copy -> {
          copy.rebuild = ended;
          copy.retiring = all;
        });
  }

  private RegistryEntry changed(Consumer<Copy> change) {
    var copy = new Copy(this);
    change.accept(copy);
    return copy.entry();
  }

  /// An entry on the way to another one, of which most is the same.
  private static final class Copy {
    private int live;
    private boolean filled;
    private int newest;
    private boolean paused;
    private @Nullable Rebuild rebuild;
    private List<Retiring> retiring;
    private List<LetterRequest> requests;
    private @Nullable String failure;
    private @Nullable Instant begunAt;
    private @Nullable Instant unkeptSince;
    private @Nullable Boolean neverPaused;

    Copy(RegistryEntry entry) {
      live = entry.live;
      filled = entry.filled;
      newest = entry.newest;
      paused = entry.paused;
      rebuild = entry.rebuild;
      retiring = entry.retiring;
      requests = entry.requests;
      failure = entry.failure;
      begunAt = entry.begunAt;
      unkeptSince = entry.unkeptSince;
      neverPaused = entry.neverPaused;
    }

    RegistryEntry entry() {
      return new RegistryEntry(
          live,
          filled,
          newest,
          paused,
          rebuild,
          retiring,
          requests,
          failure,
          begunAt,
          unkeptSince,
          neverPaused);
    }
  }
}
