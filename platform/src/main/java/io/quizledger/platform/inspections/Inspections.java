package io.quizledger.platform.inspections;

import io.quizledger.eventlog.LogProgress;
import io.quizledger.platform.inspections.Inspection.State;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What is asked of inspections. Their state lies in the database: any node answers, and ends them.
public final class Inspections {
  private static final int ID_BYTES = 12;
  private static final Duration WHEN_TOO_MANY = Duration.ofSeconds(10);
  private static final Comparator<Inspection> NEWEST_FIRST =
      Comparator.comparing(Inspection::askedAt).thenComparing(Inspection::id).reversed();

  private final InspectionStore store;
  private final InspectionSettings settings;
  private final Clock clock;
  private final RandomGenerator random;
  private final Runnable wake;

  Inspections(
      InspectionStore store,
      InspectionSettings settings,
      Clock clock,
      RandomGenerator random,
      Runnable wake) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.wake = wake;
  }

  /// Asks for an inspection, which a node that has an inspector of this kind takes up.
  ///
  /// @return its id
  /// @throws Refusal with `TOO_MANY_REQUESTS` where too many of the kind run or wait already
  public String begin(String kind, Map<String, String> parameters, String by) {
    if (store.countRunning(kind) >= settings.waiting()) {
      throw new Refusal(
          CommonErrorCode.TOO_MANY_REQUESTS,
          settings.waiting() + " of these run or wait already",
          WHEN_TOO_MANY);
    }
    store.forgetAllBut(settings.kept(), kind);
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = HexFormat.of().formatHex(bytes);
    store.insert(
        kind,
        new Inspection(
            id,
            parameters,
            by,
            clock.instant(),
            State.RUNNING,
            null,
            LogProgress.NONE,
            List.of(),
            0,
            null,
            null,
            Map.of()));
    wake.run();
    return id;
  }

  /// The inspection of that kind and id.
  public Optional<Inspection> find(String kind, String id) {
    return store.find(kind, id);
  }

  /// Those of one kind, newest first, without their findings.
  public Page<Inspection> page(String kind, Paging paging) {
    var all = store.all(kind).stream().sorted(NEWEST_FIRST).toList();
    var from =
        paging
            .after()
            .map(
                last ->
                    (int) all.stream().takeWhile(one -> !one.id().equals(last.getFirst())).count()
                        + 1)
            .orElse(0);
    var rest = all.subList(Math.min(from, all.size()), all.size());
    return Page.of(
        rest.subList(0, Math.min(rest.size(), paging.limit() + 1)),
        paging,
        last -> List.of(last.id()));
  }

  /// Ends an inspection; nothing happens to one that has ended. The node at work on it leaves off
  /// at its next beat.
  ///
  /// @return whether there is such an inspection
  public boolean cancel(String kind, String id) {
    if (store.cancel(kind, id, clock.instant())) {
      wake.run();
      return true;
    }
    return store.find(kind, id).isPresent();
  }
}
