package io.quizledger.platform.projections;

import java.util.List;
import org.bson.conversions.Bson;

/// A read model: folds that read the log together, under one name and one token. Declared as a
/// bean, it is kept, watched, paused and rebuilt by the engine.
///
/// @param name as `/api/projections` shows it, in lower case with hyphens
/// @param stages its first stages, each with the second stages that follow from it
public record ReadModel(String name, List<Stage<?>> stages) {
  /// Copies the list.
  public ReadModel {
    stages = List.copyOf(stages);
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
