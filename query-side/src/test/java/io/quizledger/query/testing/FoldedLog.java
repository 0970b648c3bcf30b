package io.quizledger.query.testing;

import io.quizledger.platform.projections.Change;
import io.quizledger.platform.projections.ReadModel;
import io.quizledger.platform.projections.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A read model folded in memory, event by event, as the engine's rules say.
public final class FoldedLog {
  private final ReadModel model;
  private final Map<String, SortedMap<String, Record>> collections = new HashMap<>();

  public FoldedLog(ReadModel model) {
    this.model = model;
  }

  public static FoldedLog of(ReadModel model, Facts facts) {
    var folded = new FoldedLog(model);
    facts.all().forEach(folded::fold);
    return folded;
  }

  public void fold(RecordedEvent event) {
    model.stages().forEach(stage -> fold(stage, event));
  }

  public <D extends Record> Optional<D> find(String collection, String id, Class<D> type) {
    return Optional.ofNullable(documents(collection).get(id)).map(type::cast);
  }

  public <D extends Record> List<D> all(String collection, Class<D> type) {
    return documents(collection).values().stream().map(type::cast).toList();
  }

  public SortedMap<String, Record> documents(String collection) {
    return collections.computeIfAbsent(collection, name -> new TreeMap<>());
  }

  private <S extends Record> void fold(ReadModel.Stage<S> stage, RecordedEvent event) {
    var documents = documents(stage.fold().collection());
    var changes = new ArrayList<Change<S>>();
    // What a fold does not ask for the engine does not read.
    boolean concerned = stage.fold().mayConcern(event.payload().getClass());
    for (var id : concerned ? stage.fold().keys(event) : List.<String>of()) {
      var before = stage.fold().documentType().cast(documents.get(id));
      var after = stage.fold().apply(before, id, event);
      if (after != null) {
        documents.put(id, after);
        changes.add(new Change<>(event.token(), id, before, after));
      }
    }
    for (var second : stage.second()) {
      changes.forEach(change -> fold(second, change));
    }
  }

  private <S extends Record, D extends Record> void fold(
      ReadModel.Second<S, D> second, Change<S> change) {
    var documents = documents(second.fold().collection());
    for (var id : second.fold().keys(change)) {
      var before = second.fold().documentType().cast(documents.get(id));
      var after = second.fold().apply(before, id, change);
      if (after != null) {
        documents.put(id, after);
      }
    }
  }
}
