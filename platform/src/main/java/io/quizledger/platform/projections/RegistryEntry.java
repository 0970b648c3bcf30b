package io.quizledger.platform.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
      return new RegistryEntry(
          live,
          false,
          newest,
          paused,
          Rebuild.start(rebuildId, live, false, now),
          retiring,
          requests,
          failure,
          now,
          null,
          neverPaused);
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
    return new RegistryEntry(
        newest + 1, false, newest + 1, false, null, all, List.of(), null, null, null, null);
  }

  /// What it is once a node keeps it that says whether a program works by it. What an operator has
  /// paused in an earlier release goes on then.
  RegistryEntry saying(boolean nowNeverPaused) {
    if (isNeverPaused() == nowNeverPaused) {
      return this;
    }
    var filling = rebuild;
    return new RegistryEntry(
        live,
        filled,
        newest,
        paused && !nowNeverPaused,
        nowNeverPaused && isFilling() && filling != null ? filling.withPaused(false) : filling,
        retiring,
        requests,
        failure,
        begunAt,
        unkeptSince,
        nowNeverPaused ? true : null);
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
    return new RegistryEntry(
        live,
        true,
        newest,
        paused,
        done,
        retiring,
        requests,
        failure,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  RegistryEntry withPaused(boolean nowPaused) {
    return new RegistryEntry(
        live,
        filled,
        newest,
        nowPaused,
        rebuild,
        retiring,
        requests,
        failure,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  RegistryEntry withFailure(@Nullable String nowFailure) {
    return new RegistryEntry(
        live,
        filled,
        newest,
        paused,
        rebuild,
        retiring,
        requests,
        nowFailure,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  RegistryEntry withRebuild(Rebuild now) {
    return new RegistryEntry(
        live,
        filled,
        Math.max(newest, now.generation()),
        paused,
        now,
        retiring,
        requests,
        failure,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  RegistryEntry withRetiring(List<Retiring> now) {
    return new RegistryEntry(
        live,
        filled,
        newest,
        paused,
        rebuild,
        now,
        requests,
        failure,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  RegistryEntry withRequests(List<LetterRequest> now) {
    return new RegistryEntry(
        live,
        filled,
        newest,
        paused,
        rebuild,
        retiring,
        now,
        failure,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  RegistryEntry withUnkeptSince(@Nullable Instant since) {
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
        since,
        neverPaused);
  }

  /// Readers turn to the rebuilt generation; the one that was live retires.
  RegistryEntry switchedTo(Rebuild done) {
    var all = new ArrayList<>(retiring);
    all.add(new Retiring(live, null));
    return new RegistryEntry(
        done.generation(),
        true,
        newest,
        paused,
        done,
        all,
        requests,
        null,
        begunAt,
        unkeptSince,
        neverPaused);
  }

  /// The rebuild ended without a switch; its generation goes.
  RegistryEntry abandoned(Rebuild ended, Instant now) {
    var all = new ArrayList<>(retiring);
    all.add(new Retiring(ended.generation(), now));
    return new RegistryEntry(
        live,
        filled,
        newest,
        paused,
        ended,
        all,
        requests,
        failure,
        begunAt,
        unkeptSince,
        neverPaused);
  }
}
