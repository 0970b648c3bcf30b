package io.quizledger.platform.projections;

import com.mongodb.client.MongoDatabase;
import io.quizledger.platform.projections.StoredCollection.WriteLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// One copy of a read model: its folds pointed at collections of their own. A rebuild makes the
/// next one beside the live one.
final class Generation {
  private final StoredName model;
  private final int number;
  private final List<FirstStage<?>> stages;

  private Generation(StoredName model, int number, List<FirstStage<?>> stages) {
    this.model = model;
    this.number = number;
    this.stages = stages;
  }

  static Generation of(ReadModel model, int number, MongoDatabase database, WriteLimits limits) {
    var name = new StoredName(model.name(), model.form());
    var stages = new ArrayList<FirstStage<?>>();
    for (var stage : model.stages()) {
      stages.add(stageOf(name, stage, number, database, limits));
    }
    var generation = new Generation(name, number, List.copyOf(stages));
    var names = new HashSet<String>();
    for (var collection : generation.collections()) {
      if (!names.add(collection.name())) {
        throw new IllegalArgumentException("two folds share the collection " + collection.name());
      }
    }
    return generation;
  }

  private static <S extends Record> FirstStage<S> stageOf(
      StoredName model,
      ReadModel.Stage<S> stage,
      int number,
      MongoDatabase database,
      WriteLimits limits) {
    var fold = stage.fold();
    var codec = new DocumentCodec<>(fold.documentType(), limits.maxDocumentBytes());
    var second = new ArrayList<SecondStage<S, ?>>();
    for (var each : stage.second()) {
      second.add(secondOf(model, each, codec, number, database, limits));
    }
    var name = collectionName(model, fold.collection(), number);
    LatelyWritten<S> lately =
        fold.makesEachDocumentOnce()
            ? LatelyWritten.nothing()
            : LatelyWritten.upTo(limits.rememberedBytes(), fold::family);
    return new FirstStage<>(
        fold,
        new StoredCollection<>(database, name, codec, stage.indexes(), lately, limits),
        second);
  }

  private static <S extends Record, D extends Record> SecondStage<S, D> secondOf(
      StoredName model,
      ReadModel.Second<S, D> second,
      DocumentCodec<S> sources,
      int number,
      MongoDatabase database,
      WriteLimits limits) {
    var fold = second.fold();
    var name = collectionName(model, fold.collection(), number);
    var codec = new DocumentCodec<>(fold.documentType(), limits.maxDocumentBytes());
    LatelyWritten<D> lately = LatelyWritten.upTo(limits.rememberedBytes());
    return new SecondStage<>(
        fold,
        sources,
        new StoredCollection<>(database, name, codec, second.indexes(), lately, limits));
  }

  /// As `leaderboard@2.standings.g3`.
  static String collectionName(StoredName model, String collection, int number) {
    return model + "." + collection + ".g" + number;
  }

  /// Whether a collection of that name belongs to a generation, whatever folds filled it.
  static boolean isOf(String collectionName, StoredName model, int number) {
    return collectionName.startsWith(model + ".") && collectionName.endsWith(".g" + number);
  }

  /// Names the token and the dead letters of a generation, as `leaderboard@2.g3`.
  static String tokenName(StoredName model, int number) {
    return model + ".g" + number;
  }

  String readModel() {
    return model.readModel();
  }

  int number() {
    return number;
  }

  String tokenName() {
    return tokenName(model, number);
  }

  /// Names the token of another generation of the same form.
  String tokenNameOf(int other) {
    return tokenName(model, other);
  }

  List<FirstStage<?>> stages() {
    return stages;
  }

  /// Whether any of its folds may be concerned by events with such a payload.
  boolean mayConcern(Class<?> payloadType) {
    for (var stage : stages) {
      if (stage.mayConcern(payloadType)) {
        return true;
      }
    }
    return false;
  }

  List<StoredCollection<?>> collections() {
    var all = new ArrayList<StoredCollection<?>>();
    for (var stage : stages) {
      all.add(stage.collection());
      stage.second().forEach(second -> all.add(second.collection()));
    }
    return all;
  }

  Optional<FirstStage<?>> firstStage(String collection) {
    return stages.stream().filter(stage -> stage.name().equals(collection)).findFirst();
  }

  /// The collection that the fold named `collection` fills.
  ///
  /// @throws IllegalArgumentException where there is none, or of another type
  @SuppressWarnings("unchecked")
  <D extends Record> StoredCollection<D> collection(String collection, Class<D> type) {
    var name = collectionName(model, collection, number);
    for (var each : collections()) {
      if (each.name().equals(name) && each.codec().type().equals(type)) {
        return (StoredCollection<D>) each;
      }
    }
    throw new IllegalArgumentException("no fold makes " + name + " of " + type);
  }

  /// The second stage that fills the collection named `collection` within the read model.
  SecondStage<?, ?> secondStage(String collection) {
    return stages.stream()
        .flatMap(stage -> stage.second().stream())
        .filter(stage -> stage.name().equals(collection))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no fold makes " + collection));
  }

  /// Where the changes come from that `second` folds.
  FirstStage<?> firstStageOf(SecondStage<?, ?> second) {
    return stages.stream()
        .filter(stage -> stage.second().contains(second))
        .findFirst()
        .orElseThrow();
  }

  void create() {
    collections().forEach(StoredCollection::createIndexes);
  }

  /// Forgets what this node wrote lately.
  void forgetLately() {
    collections().forEach(StoredCollection::forgetLately);
  }
}
