package io.quizledger.eventlog;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/// The log's collection: every request that is made of it. Reads go to the primary with read
/// concern majority, writes are acknowledged by a journaled majority.
final class LogStore {
  private static final String INDEX = "keys";
  private static final int KEYS_PER_LOOKUP = 1_000;
  private static final Bson LINK = include(CommitFormat.TIME, CommitFormat.HASH, CommitFormat.ROOT);
  private static final Bson LINK_WITH_IDS =
      include(
          CommitFormat.TIME,
          CommitFormat.HASH,
          CommitFormat.ROOT,
          CommitFormat.EVENTS + "." + CommitFormat.EVENT_ID);
  private static final Bson HOLDER =
      include(
          CommitFormat.TIME,
          CommitFormat.HASH,
          CommitFormat.ROOT,
          CommitFormat.KEYS,
          CommitFormat.EVENTS + "." + CommitFormat.EVENT_ID);
  private static final Bson TREE = include(CommitFormat.HASH, CommitFormat.NODES);
  private static final Bson NEWEST = new Document(CommitFormat.POSITION, -1);
  private static final Bson OLDEST = new Document(CommitFormat.POSITION, 1);

  private final ValidatedCollection collection;
  private final MongoCollection<RawBsonDocument> commits;
  private final AnswerTurns turns = new AnswerTurns();

  LogStore(MongoDatabase database, String name) {
    this.collection = new ValidatedCollection(database, name, CommitSchema.VALIDATOR);
    this.commits =
        database
            .getCollection(name, RawBsonDocument.class)
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary())
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /// Creates the collection and its one index where they are missing.
  void prepare() {
    collection.ensure();
    if (!hasIndex()) {
      commits.createIndex(
          Indexes.ascending(CommitFormat.KEYS), new IndexOptions().name(INDEX).unique(true));
    }
  }

  /// Asked first because making an index locks some servers' tables, even one that is there.
  private boolean hasIndex() {
    for (var index : commits.listIndexes()) {
      if (INDEX.equals(index.getString("name"))) {
        return true;
      }
    }
    return false;
  }

  void insert(List<RawBsonDocument> documents, long bytes) {
    turns.met(bytes);
    commits.insertMany(documents, new InsertManyOptions().ordered(true));
  }

  /// The head with all that a writer needs to go on from it.
  ChainHead head() {
    var last = lastLink();
    if (last.isEmpty()) {
      return ChainHead.EMPTY;
    }
    var link = last.get();
    var tree = MerkleTree.of(link.position(), edge(link.position()));
    if (!Arrays.equals(tree.root(), link.root())) {
      throw new LogDamagedException(
          "The tree's root at position " + link.position() + " does not follow from its subtrees");
    }
    return new ChainHead(link.position(), link.timeMillis(), link.hash(), tree);
  }

  Optional<Link> lastLink() {
    return Optional.ofNullable(commits.find().projection(LINK).sort(NEWEST).limit(1).first())
        .map(Link::of);
  }

  private List<byte[]> edge(long size) {
    var ends = new ArrayList<Long>();
    var end = 0L;
    for (var bit = Long.highestOneBit(size); bit > 0; bit >>>= 1) {
      if ((size & bit) != 0) {
        end += bit;
        ends.add(end);
      }
    }
    var found = new HashMap<Long, Link>();
    treeLinks(ends).forEach(link -> found.put(link.position(), link));
    var subtrees = new ArrayList<byte[]>();
    var begin = 0L;
    for (var position : ends) {
      var link = found.get(position);
      if (link == null) {
        throw new LogDamagedException("The commit at position " + position + " is missing");
      }
      subtrees.add(link.subtree(Long.numberOfTrailingZeros(position - begin)));
      begin = position;
    }
    return subtrees;
  }

  /// The commits at `positions` with what they hold of the tree.
  List<Link> treeLinks(Collection<Long> positions) {
    var links = new ArrayList<Link>();
    for (var document : commits.find(in(CommitFormat.POSITION, positions)).projection(TREE)) {
      links.add(Link.of(document));
    }
    return links;
  }

  /// At most `limit` links from `position` on, consecutive: they end before a hole.
  List<Link> links(long position, int limit, boolean withEventIds) {
    var links = new ArrayList<Link>();
    var query =
        commits
            .find(gte(CommitFormat.POSITION, position))
            .projection(withEventIds ? LINK_WITH_IDS : LINK)
            .sort(OLDEST)
            .limit(limit);
    for (var document : query) {
      var link = Link.of(document);
      if (link.position() != position + links.size()) {
        break;
      }
      links.add(link);
    }
    return links;
  }

  /// The commits that hold any of `keys`, without their contents.
  List<Link> holders(Collection<String> keys) {
    var holders = new ArrayList<Link>();
    var all = List.copyOf(keys);
    for (var from = 0; from < all.size(); from += KEYS_PER_LOOKUP) {
      var some = all.subList(from, Math.min(all.size(), from + KEYS_PER_LOOKUP));
      for (var document : commits.find(in(CommitFormat.KEYS, some)).projection(HOLDER)) {
        holders.add(Link.of(document));
      }
    }
    return holders;
  }

  /// The commits that hold any of `keys`, in the order of the log.
  List<StoredCommit> holding(Collection<String> keys) {
    return holding(keys, Long.MAX_VALUE).orElseThrow();
  }

  /// The commits that hold any of `keys`, in the order of the log; empty where they are several and
  /// come to more than `maxBytes`.
  Optional<List<StoredCommit>> holding(Collection<String> keys, long maxBytes) {
    var found = new ArrayList<StoredCommit>();
    long bytes = 0;
    try (var turn = turns.takeWhereLarge();
        var answer = commits.find(in(CommitFormat.KEYS, keys)).cursor()) {
      while (answer.hasNext()) {
        var commit = StoredCommit.of(answer.next());
        bytes += commit.bytes();
        turns.met(bytes);
        if (bytes > maxBytes && !found.isEmpty()) {
          return Optional.empty();
        }
        found.add(commit);
      }
    }
    found.sort(Comparator.comparingLong(StoredCommit::position));
    return Optional.of(found);
  }

  /// Asks without a limit, as all look-ups of keys do: at most one commit can answer, and a limit
  /// made DocumentDB on PostgreSQL scan the collection in place of the index.
  boolean isHeld(String key) {
    try (var found =
        commits.find(eq(CommitFormat.KEYS, key)).projection(include(CommitFormat.TIME)).cursor()) {
      return found.hasNext();
    }
  }

  Optional<StoredCommit> at(long position) {
    try (var turn = turns.takeWhereLarge()) {
      return Optional.ofNullable(commits.find(eq(CommitFormat.POSITION, position)).first())
          .map(StoredCommit::of);
    }
  }

  Optional<Link> linkAt(long position, boolean withEventIds) {
    return Optional.ofNullable(
            commits
                .find(eq(CommitFormat.POSITION, position))
                .projection(withEventIds ? LINK_WITH_IDS : LINK)
                .first())
        .map(Link::of);
  }

  /// One answer of the server.
  ///
  /// @param last whether there was nothing after it
  record Answer(List<RawBsonDocument> commits, boolean last) {}

  /// The first `most` commits from `position` on in the order of the log, as many as one answer
  /// holds.
  Answer from(long position, int most) {
    var query =
        commits.find(gte(CommitFormat.POSITION, position)).sort(OLDEST).limit(most).batchSize(most);
    try (var turn = turns.take();
        var answer = query.cursor()) {
      // A server that has more than it may send at once keeps a cursor.
      boolean last = answer.available() < most && answer.getServerCursor() == null;
      var page = new ArrayList<RawBsonDocument>(answer.available());
      long bytes = 0;
      while (answer.available() > 0) {
        var commit = answer.next();
        bytes += commit.getByteBuffer().remaining();
        page.add(commit);
      }
      turns.met(bytes);
      return new Answer(page, last);
    }
  }

  /// The whole collection in the order of the log, whatever it holds.
  MongoCursor<RawBsonDocument> everything(int batch) {
    return commits.find().sort(OLDEST).batchSize(batch).cursor();
  }
}
