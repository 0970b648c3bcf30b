package io.quizledger.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A collection as a map sorted by `_id`.
///
/// A stored document is never changed, only replaced: whoever is given one is given a copy, so that
/// an answer cannot be torn by a later update.
final class StoredCollection extends AbstractSynchronizedMongoCollection<Key> {
  private static final Document ALL = new Document();
  private static final int READ_AHEAD = 256;

  private final MVMap<Key, Document> documents;
  private final ThreadLocal<Document> aggregated = ThreadLocal.withInitial(() -> ALL);

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      MVMap<Key, Document> documents) {
    super(database, name, options, cursors);
    this.documents = documents;
  }

  /// Runs an aggregation whose first stage keeps only what this filter finds.
  <T> T aggregating(Document filter, Supplier<T> aggregation) {
    aggregated.set(filter);
    try {
      return aggregation.get();
    } finally {
      aggregated.remove();
    }
  }

  @Override
  public Stream<Document> queryAllAsStream() {
    return handleQueryAsStream(aggregated.get());
  }

  @Override
  public synchronized void addIndex(Index<Key> index) {
    super.addIndex(index);
  }

  /// A batch size of 0 asks for everything at once.
  @Override
  protected synchronized QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    var plan = Plan.of(query, getIdField(), getIndexes());
    var order = Order.of(orderBy, getIdField());
    if (order == Order.OTHER) {
      var found = new ArrayList<Document>();
      scan(plan, query, false).forEachRemaining(found::add);
      found.sort(deriveComparator(orderBy));
      return batches(
          projected(limited(found.stream(), skip, limit).map(Document::cloneDeeply), fields)
              .iterator(),
          batchSize);
    }
    var found = scan(plan, query, order == Order.DESCENDING);
    return batches(new Window(found, skip, limit, fields), batchSize);
  }

  private Iterator<Document> scan(Plan plan, Document query, boolean down) {
    var index = plan.index();
    var parts = plan.parts();
    if (index == null && parts.size() == 1) {
      return new Scan(parts.getFirst(), query, down);
    }
    var keys = new TreeSet<Key>();
    for (var part : parts) {
      if (index == null) {
        // Several parts of _id are single values.
        keys.add(part.from());
      } else {
        keys.addAll(index.between(part.from(), part.before()));
      }
    }
    return (down ? keys.descendingSet() : keys)
        .stream()
            .map(documents::get)
            .filter(Objects::nonNull)
            .filter(document -> documentMatchesQuery(document, query))
            .toList()
            .iterator();
  }

  private static Stream<Document> limited(Stream<Document> found, int skip, int limit) {
    var rest = skip > 0 ? found.skip(skip) : found;
    return limit > 0 ? rest.limit(limit) : rest;
  }

  private List<Document> projected(Stream<Document> found, @Nullable Document fields) {
    return matchDocumentsFromStream(ALL, found, 0, 0, 0, null, fields).collectDocuments();
  }

  private QueryResult batches(Iterator<Document> found, int batchSize) {
    if (batchSize == 0) {
      var all = new ArrayList<Document>();
      found.forEachRemaining(all::add);
      return new QueryResult(all);
    }
    var cursor = new BatchCursor(cursorRegistry.generateCursorId(), found);
    var first = cursor.takeDocuments(batchSize);
    if (cursor.isEmpty()) {
      return new QueryResult(first);
    }
    cursorRegistry.add(cursor);
    return new QueryResult(first, cursor);
  }

  @Override
  protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
    return batches(matched.iterator(), batchSize);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  protected Document getDocument(Key position) {
    return Objects.requireNonNull(documents.get(position)).cloneDeeply();
  }

  @Override
  protected Key addDocumentInternal(Document document) {
    var idField = getIdField();
    var key = idField == null ? nextKey() : Key.of(document.get(idField));
    documents.put(key, document);
    return key;
  }

  /// For the one collection without `_id`, the list of indexes.
  private Key nextKey() {
    var number = documents.sizeAsLong();
    while (documents.containsKey(Key.of(number))) {
      number++;
    }
    return Key.of(number);
  }

  @Override
  protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
    // The caller may go on with its copy.
    documents.put(position, newDocument.cloneDeeply());
  }

  @Override
  protected void removeDocument(Key position) {
    documents.remove(position);
  }

  @Override
  protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int sizeDelta) {
    // Not kept: it would be one more write with every write.
  }

  @Override
  protected int getDataSize() {
    return 0;
  }

  private enum Order {
    ASCENDING,
    DESCENDING,
    OTHER;

    static Order of(@Nullable Document orderBy, @Nullable String idField) {
      if (orderBy == null || orderBy.isEmpty()) {
        return ASCENDING;
      }
      var first = orderBy.keySet().iterator().next();
      if (first.equals("$natural") || first.equals(idField)) {
        return orderBy.get(first) instanceof Number way && way.intValue() < 0
            ? DESCENDING
            : ASCENDING;
      }
      return OTHER;
    }
  }

  /// Reads on by `_id` from where it stands, a few hundred matching documents at a time, so that an
  /// open cursor costs little and holds nothing.
  private final class Scan implements Iterator<Document> {
    private final Document query;
    private final boolean down;
    private final Plan.Part part;
    private @Nullable Key last;
    private Iterator<Document> ready = List.<Document>of().iterator();
    private boolean finished;

    Scan(Plan.Part part, Document query, boolean down) {
      this.part = part;
      this.query = query;
      this.down = down;
    }

    @Override
    public boolean hasNext() {
      if (!ready.hasNext() && !finished) {
        readAhead();
      }
      return ready.hasNext();
    }

    @Override
    public Document next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private void readAhead() {
      synchronized (StoredCollection.this) {
        var found = new ArrayList<Document>();
        var cursor = down ? downwards() : documents.cursor(last == null ? part.from() : last);
        var before = part.before();
        while (found.size() < READ_AHEAD && cursor.hasNext()) {
          var key = cursor.next();
          if (key.equals(last)) {
            continue;
          }
          if (down
              ? key.compareTo(part.from()) < 0
              : before != null && key.compareTo(before) >= 0) {
            break;
          }
          if (down && before != null && key.equals(before)) {
            continue;
          }
          last = key;
          var document = cursor.getValue();
          if (documentMatchesQuery(document, query)) {
            found.add(document);
          }
        }
        finished = found.size() < READ_AHEAD;
        ready = found.iterator();
      }
    }

    private org.h2.mvstore.Cursor<Key, Document> downwards() {
      var start = last != null ? last : part.before() != null ? part.before() : documents.lastKey();
      return documents.cursor(start, null, true);
    }
  }

  /// Skips, limits, copies and projects.
  private final class Window implements Iterator<Document> {
    private final Iterator<Document> found;
    private final @Nullable Document fields;
    private int toSkip;
    private int left;

    Window(Iterator<Document> found, int skip, int limit, @Nullable Document fields) {
      this.found = found;
      this.fields = fields;
      toSkip = skip;
      left = limit > 0 ? limit : Integer.MAX_VALUE;
    }

    @Override
    public boolean hasNext() {
      while (toSkip > 0 && found.hasNext()) {
        found.next();
        toSkip--;
      }
      return left > 0 && found.hasNext();
    }

    @Override
    public Document next() {
      var copy = found.next().cloneDeeply();
      left--;
      return projected(Stream.of(copy), fields).getFirst();
    }
  }
}
