package io.quizledger.platform.projections;

import io.quizledger.platform.concurrency.Together;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A first stage of one generation of a read model, with what follows from its changes.
final class FirstStage<S extends Record> {
  private final Fold<S> fold;
  private final StoredCollection<S> collection;
  private final List<SecondStage<S, ?>> second;

  FirstStage(
      Fold<S> fold, StoredCollection<S> collection, List<? extends SecondStage<S, ?>> second) {
    this.fold = fold;
    this.collection = collection;
    this.second = List.copyOf(second);
  }

  StoredCollection<S> collection() {
    return collection;
  }

  List<SecondStage<S, ?>> second() {
    return second;
  }

  String name() {
    return fold.collection();
  }

  boolean mayConcern(Class<?> payloadType) {
    return fold.mayConcern(payloadType);
  }

  /// What a batch comes to, ready to be written: second stages first.
  ///
  /// @param changed whether there is anything to write
  record Folded(Runnable first, List<Runnable> second, boolean changed) {
    void write() {
      Together.run(second);
      first.run();
    }
  }

  private record Keyed(RecordedEvent event, List<String> ids) {}

  private record Parked(String source, long token) {}

  /// Loads what `events` concern.
  ///
  /// @return what folds them in memory, through both stages
  Supplier<Folded> prepare(List<RecordedEvent> events, Pass pass) {
    var keyed = new ArrayList<Keyed>();
    var ids = new LinkedHashSet<String>();
    var absent = new LinkedHashSet<String>();
    var ended = new ArrayList<String>();
    for (var event : events) {
      beginAndEnd(event, pass, ended);
      var keys = Keys.inOrder(fold.keys(event));
      if (!keys.isEmpty()) {
        keyed.add(new Keyed(event, keys));
        (fold.makesEachDocumentOnce() && pass.isNew(event) ? absent : ids).addAll(keys);
      }
    }
    var documents = WorkingSet.load(collection, name(), ids, pass.budget());
    documents.addAbsent(absent);
    ended.forEach(collection::familyEnded);
    return () -> fold(keyed, documents, pass);
  }

  private void beginAndEnd(RecordedEvent event, Pass pass, List<String> ended) {
    var begun = pass.isNew(event) ? fold.begins(event) : null;
    if (begun != null) {
      collection.familyBegun(begun);
    }
    var end = fold.ends(event);
    if (end != null) {
      ended.add(end);
    }
  }

  private Folded fold(List<Keyed> keyed, WorkingSet<S> documents, Pass pass) {
    var changes = new ArrayList<Change<S>>();
    var newlyParked = new ArrayList<Parked>();
    for (var each : keyed) {
      for (var id : each.ids()) {
        var document = documents.get(id);
        try {
          var change = fold(each.event(), document, pass);
          if (change != null) {
            changes.add(change);
          }
        } catch (RuntimeException e) {
          pass.park(new Letter.OfEvent(sequenceOf(id), each.event(), e), e);
          newlyParked.add(new Parked(id, each.event().token()));
        }
      }
    }
    newlyParked.forEach(
        parked -> second.forEach(stage -> stage.noteSeen(parked.source(), parked.token())));
    var first = documents.toWrite();
    var seconds = new ArrayList<Runnable>();
    second.forEach(stage -> seconds.add(stage.fold(changes, pass)));
    return new Folded(first, seconds, documents.isChanged());
  }

  private @Nullable Change<S> fold(RecordedEvent event, WorkingDocument<S> document, Pass pass) {
    if (event.token() <= document.token()) {
      return null;
    }
    if (pass.isParked(sequenceOf(document.id()))) {
      pass.leave(new Letter.OfEvent(sequenceOf(document.id()), event, null));
      return null;
    }
    var before = document.content();
    var after = Keys.kept(before, fold.apply(before, document.id(), event), name());
    if (after == null) {
      return null;
    }
    if (pass.isEventByEvent()) {
      collection.codec().encode(document.id(), event.token(), after, document.late());
    }
    document.become(after, event.token());
    return after.equals(before) ? null : new Change<>(event.token(), document.id(), before, after);
  }

  /// Folds an event that waited into the document that waited for it.
  Folded foldLate(String id, RecordedEvent event, Pass pass) {
    var documents = WorkingSet.load(collection, name(), List.of(id));
    var change = fold(event, documents.get(id), new Pass(java.util.Set.of(), true));
    var seconds = new ArrayList<Runnable>();
    for (var stage : second) {
      if (change != null) {
        seconds.add(stage.foldLate(change, pass));
      }
    }
    return new Folded(documents.toWrite(), seconds, documents.isChanged());
  }

  String sequenceOf(String id) {
    return name() + "/" + id;
  }
}
