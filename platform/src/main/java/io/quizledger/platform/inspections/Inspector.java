package io.quizledger.platform.inspections;

import io.quizledger.eventlog.LogProgress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries out one kind of inspection. A bean of this type makes its program's nodes take them up.
public interface Inspector {
  /// The name of its inspections in the database; it never changes.
  String kind();

  /// Looks, on a thread of its own, one inspection at a time. Whatever it throws because the
  /// database is away has it begun again later; anything else is a failure. One that is begun
  /// again, or taken over from another node, begins at the log's first commit.
  ///
  /// @param inspection what was asked for
  /// @param notes where to say how far it is
  Verdict inspect(Inspection inspection, Notes notes);

  /// Where an inspector says how far it is.
  interface Notes {
    /// Everything up to `progress.position()` was looked at; `found` since the note before.
    void reached(LogProgress progress, List<Map<String, String>> found);

    /// Whether to leave off, because somebody ended the inspection or the program stops.
    boolean isStopped();
  }

  /// What an inspection came to.
  sealed interface Verdict {
    /// Everything is as it must be.
    ///
    /// @param evidence what this is known by later
    record Passed(Map<String, String> evidence) implements Verdict {}

    /// Something is not.
    ///
    /// @param position where, if it is a place in the log
    /// @param reason for people
    record Failed(@Nullable Long position, String reason) implements Verdict {}

    /// It left off when it was told to.
    record LeftOff() implements Verdict {}
  }
}
