package io.quizledger.platform.projections;

import java.util.List;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/// A read model: folds that read the log together, under one name and one token. Declared as a
/// bean, it is kept, watched, paused and rebuilt by the engine.
///
/// @param name as `/api/projections` shows it, in lower case with hyphens
/// @param form 1 at first, and raised by one by whoever changes its folds or documents so that
///   documents folded before are wrong: a program that declares a form begins it by itself at the
///   log's beginning where it is not there, and never meets a document of another one
/// @param stages its first stages, each with the second stages that follow from it
/// @param neverPaused whether a program works by it, so that nobody may pause it
public record ReadModel(String name, int form, List<Stage<?>> stages, boolean neverPaused) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  /// Copies the list.
  public ReadModel {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a read model: " + name);
    }
    if (form < 1) {
      throw new IllegalArgumentException("no form of " + name + ": " + form);
    }
    stages = List.copyOf(stages);
  }

  /// A read model that operators may pause.
  public ReadModel(String name, int form, List<Stage<?>> stages) {
    this(name, form, stages, false);
  }

  /// A first stage with what follows from its documents' changes.
  ///
  /// @param indexes what queries of the fold's collection need, as keys of an index each
  /// @param <S> the documents of the first stage
  public record Stage<S extends Record>(
      Fold<S> fold, List<Bson> indexes, List<Second<S, ?>> second) {
    /// Copies the lists.
    public Stage {
      indexes = List.copyOf(indexes);
      second = List.copyOf(second);
    }
  }

  /// A second stage.
  ///
  /// @param indexes what queries of its collection need
  public record Second<S extends Record, D extends Record>(
      ChangeFold<S, D> fold, List<Bson> indexes) {
    /// Copies the list.
    public Second {
      indexes = List.copyOf(indexes);
    }
  }
}
