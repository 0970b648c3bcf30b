package io.quizledger.platform.projections;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.conversions.Bson;

/// Reads the collection of the generation that is live at each call.
final class StoredDocuments<D extends Record> implements Documents<D> {
  private final Supplier<StoredCollection<D>> live;

  StoredDocuments(Supplier<StoredCollection<D>> live) {
    this.live = live;
  }

  @Override
  public Optional<Stored<D>> find(String id) {
    var collection = live.get();
    return Optional.ofNullable(collection.raw().find(Filters.eq(DocumentCodec.ID, id)).first())
        .map(collection.codec()::decode);
  }

  @Override
  public List<Stored<D>> findAll(Collection<String> ids) {
    var collection = live.get();
    return collection.find(ids);
  }

  @Override
  public List<Stored<D>> find(Bson filter, Bson sort, int limit) {
    var collection = live.get();
    return collection
        .raw()
        .find(filter)
        .sort(sort)
        .limit(limit)
        .map(collection.codec()::decode)
        .into(new ArrayList<>());
  }

  @Override
  public List<Stored<D>> find(IdRange ids, Bson filter, int limit) {
    return find(Filters.and(ids.filter(), filter), Sorts.ascending(DocumentCodec.ID), limit);
  }

  @Override
  public Optional<Stored<D>> last(IdRange ids) {
    return find(ids.filter(), Sorts.descending(DocumentCodec.ID), 1).stream().findFirst();
  }

  @Override
  public long sum(Collection<IdRange> ranges, String field) {
    var collection = live.get();
    long sum = 0;
    for (var range : ranges) {
      for (var document :
          collection.documents().find(range.filter()).projection(Projections.include(field))) {
        sum += document.get(field, Number.class) instanceof Number number ? number.longValue() : 0;
      }
    }
    return sum;
  }

  @Override
  public long count(Bson filter, int limit) {
    return live.get().documents().countDocuments(filter, new CountOptions().limit(limit));
  }
}
