package io.quizledger.platform.projections;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/// A second stage of one generation of a read model: folds changes of first-stage documents.
final class SecondStage<S extends Record, D extends Record> {
  private final ChangeFold<S, D> fold;
  private final DocumentCodec<S> sources;
  private final StoredCollection<D> collection;

  SecondStage(ChangeFold<S, D> fold, DocumentCodec<S> sources, StoredCollection<D> collection) {
    this.fold = fold;
    this.sources = sources;
    this.collection = collection;
  }

  StoredCollection<D> collection() {
    return collection;
  }

  String name() {
    return fold.collection();
  }

  /// Folds `changes` in memory.
  Runnable fold(List<Change<S>> changes, Pass pass) {
    var keyed = new LinkedHashMap<Change<S>, Collection<String>>();
    var ids = new LinkedHashSet<String>();
    for (var change : changes) {
      var keys = Keys.inOrder(fold.keys(change));
      keyed.put(change, keys);
      ids.addAll(keys);
    }
    var documents = WorkingSet.load(collection, name(), ids, pass.budget());
    keyed.forEach((change, keys) -> keys.forEach(id -> fold(change, documents.get(id), pass)));
    return documents.toWrite();
  }

  private void fold(Change<S> change, WorkingDocument<D> document, Pass pass) {
    // The token it was loaded at, not the one it has come to: one event may change several of its
    // sources.
    if (change.token() <= document.guard()) {
      return;
    }
    var sequence = sequenceOf(document.id());
    if (pass.isParked(sequence)) {
      pass.leave(new Letter.OfChange(sequence, parked(change), null));
      return;
    }
    try {
      var after = applied(change, document);
      if (after != null) {
        if (pass.isEventByEvent()) {
          collection.codec().encode(document.id(), change.token(), after, document.late());
        }
        document.become(after, change.token());
      }
    } catch (RuntimeException e) {
      pass.park(new Letter.OfChange(sequence, parked(change), e), e);
    }
  }

  /// Folds a change of a source that stood still, however old it is, exactly once.
  ///
  /// @return what writes it
  Runnable foldLate(Change<S> change, Pass pass) {
    var documents = load(Keys.inOrder(fold.keys(change)));
    for (var document : documents.all()) {
      var sequence = sequenceOf(document.id());
      if (document.late().hasSeen(change.id(), change.token())) {
        continue;
      }
      if (pass.isParked(sequence)) {
        pass.leave(new Letter.OfChange(sequence, parked(change), null));
        continue;
      }
      try {
        foldLate(change, document);
      } catch (RuntimeException e) {
        pass.park(new Letter.OfChange(sequence, parked(change), e), e);
      }
    }
    return documents.toWrite();
  }

  /// Folds a parked change into its document, exactly once.
  void readParked(String id, ParkedChange parked) {
    var documents = load(List.of(id));
    var document = documents.get(id);
    if (document.late().hasSeen(parked.source(), parked.token())) {
      return;
    }
    foldLate(
        new Change<>(
            parked.token(),
            parked.source(),
            parked.before() == null ? null : sources.fromJson(parked.before()),
            sources.fromJson(parked.after())),
        document);
    documents.toWrite().run();
  }

  /// Takes from the documents what they noted of those sources.
  void forgetLate(Collection<String> ids, Predicate<String> source) {
    var documents = load(ids);
    documents.all().forEach(document -> document.forgetLate(source));
    documents.toWrite().run();
  }

  private void foldLate(Change<S> change, WorkingDocument<D> document) {
    var after = applied(change, document);
    if (after != null) {
      collection.codec().encode(document.id(), change.token(), after, document.late());
      document.becomeLate(after, change.token(), change.id());
    }
  }

  @SuppressWarnings("NullAway") // A fold takes null where there is no document yet.
  private D applied(Change<S> change, WorkingDocument<D> document) {
    return Keys.kept(
        document.content(), fold.apply(document.content(), document.id(), change), name());
  }

  private WorkingSet<D> load(Collection<String> ids) {
    return WorkingSet.load(collection, name(), ids);
  }

  /// Notes on every document that is ahead of `token` that it has seen all of `source` up to its
  /// own token: it was written by a batch that was never finished, and in which the source did not
  /// fail yet.
  void noteSeen(String source, long token) {
    collection.forgetLately();
    for (var ahead :
        collection
            .documents()
            .find(Filters.gte(DocumentCodec.TOKEN, token))
            .into(new ArrayList<>())) {
      collection
          .documents()
          .updateOne(
              Filters.eq(DocumentCodec.ID, ahead.getString(DocumentCodec.ID)),
              Updates.push(
                  DocumentCodec.LATE,
                  new Document("source", source)
                      .append("token", ahead.getLong(DocumentCodec.TOKEN))));
    }
  }

  String sequenceOf(String id) {
    return name() + "/" + id;
  }

  private ParkedChange parked(Change<S> change) {
    var before = change.before();
    return new ParkedChange(
        change.token(),
        change.id(),
        before == null ? null : sources.toJson(before),
        sources.toJson(change.after()));
  }
}
