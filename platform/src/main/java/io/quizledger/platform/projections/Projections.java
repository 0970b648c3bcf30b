package io.quizledger.platform.projections;

import java.util.List;

/// What operators see of the read models and do with them. All of it lies in the database: any node
/// answers, and acts for whichever node does the work, also for read models of another program.
public interface Projections {
  /// Every read model that was ever started on this database, by name.
  List<ProjectionStatus> all();

  /// One of them.
  ProjectionStatus one(String name);

  /// Starts to rebuild a read model from the log, beside the live copy.
  ///
  /// @param compare whether the copies are compared before readers turn to the new one
  /// @return names the rebuild
  /// @throws io.quizledger.platform.web.Refusal with `REBUILD_RUNNING` while one runs, with
  ///   `PROJECTION_NOT_FOUND` for an unknown name, as all of these do
  String rebuild(String name, boolean compare);

  /// Ends the rebuild that runs; nothing happens where none does.
  ///
  /// @throws io.quizledger.platform.web.Refusal with `NO_OTHER_COPY` while the read model is begun
  ///   in a new form, which nodes of the present release cannot do without
  void cancelRebuild(String name);

  /// Halts the rebuild that runs, or lets it go on.
  ///
  /// @throws io.quizledger.platform.web.Refusal with `REBUILD_NOT_FOUND` where none runs, and as
  ///   `pause` does where there is no other copy
  void pauseRebuild(String name, boolean paused);

  /// Stops folding after the batch at hand, or lets it go on.
  ///
  /// @throws io.quizledger.platform.web.Refusal with `NEVER_PAUSED` where a program works by it
  void pause(String name, boolean paused);

  /// The first `limit` dead letters after the first `skip`, each document's in their order.
  List<DeadLetterStatus> deadLetters(String name, int skip, int limit);

  /// Asks for the document's letters to be read again, from its first on: a letter is never
  /// overtaken.
  ///
  /// @param letterId as `deadLetters` says
  /// @param by who asks
  void retry(String name, String letterId, String by);

  /// Asks for one letter to be thrown away unread. That this was done, by whom and why is kept.
  void discard(String name, String letterId, String by, String reason);
}
