package io.quizledger.eventlog;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/// Reads a log from its first commit to its last and computes every hash anew.
///
/// A commit that was changed, removed, swapped, inserted or given another time is found at the
/// first position that does not fit. Commits cut off at the end leave no trace in the log itself:
/// pass what is known from outside, receipts or an earlier head, to find that too.
public final class LogVerification {
  private static final int COMMITS_PER_REQUEST = 1_000;

  private final LogStore store;

  /// A verification of the log in `collection`.
  public LogVerification(MongoDatabase database, String collection) {
    this(new LogStore(database, collection));
  }

  LogVerification(LogStore store) {
    this.store = store;
  }

  /// What a verification found.
  public sealed interface Outcome {
    /// Everything fits, up to and including the commit at `position`.
    record Sound(long position, String hash, String root) implements Outcome {}

    /// The commit at `position` is the first that does not fit.
    record Broken(long position, String reason) implements Outcome {}

    /// Stopped by the caller; everything up to and including `position` fits.
    record Stopped(long position) implements Outcome {}
  }

  /// Verifies the whole log.
  ///
  /// @param receipts hashes that are known from outside, by position
  /// @param every how often `progress` is told; its head is the log's when the verification began
  /// @param stop asked between commits; the verification ends once it is true
  public Outcome run(
      Map<Long, String> receipts,
      Duration every,
      Consumer<LogProgress> progress,
      BooleanSupplier stop) {
    var target = store.lastLink().map(Link::position).orElse(0L);
    var started = System.nanoTime();
    var told = started;
    var head = ChainHead.EMPTY;
    try (var cursor = store.everything(COMMITS_PER_REQUEST)) {
      while (cursor.hasNext()) {
        if (stop.getAsBoolean()) {
          return new Outcome.Stopped(head.position());
        }
        head = next(head, cursor.next(), receipts);
        var now = System.nanoTime();
        if (now - told >= every.toNanos()) {
          told = now;
          progress.accept(LogProgress.within(now - started, head.position(), target));
        }
      }
    } catch (LogDamagedException e) {
      return new Outcome.Broken(head.position() + 1, String.valueOf(e.getMessage()));
    }
    progress.accept(LogProgress.within(System.nanoTime() - started, head.position(), target));
    return ended(head, receipts);
  }

  private static Outcome ended(ChainHead head, Map<Long, String> receipts) {
    for (var position : receipts.keySet()) {
      if (position > head.position()) {
        return new Outcome.Broken(
            head.position() + 1,
            "The log ends before position " + position + ", for which there is a receipt");
      }
    }
    return new Outcome.Sound(
        head.position(), Sha256.hex(head.hash()), Sha256.hex(head.tree().root()));
  }

  /// The head after `document`.
  private static ChainHead next(
      ChainHead head, RawBsonDocument document, Map<Long, String> receipts) {
    var read = Read.of(document);
    var expected = head.position() + 1;
    require(
        read.position == expected,
        "There is no commit at position " + expected + "; the next is at " + read.position);
    require(read.time >= head.timeMillis(), "Its time is before that of the commit before");
    require(!read.keys.isEmpty(), "It has no keys");
    require(new HashSet<>(read.keys).size() == read.keys.size(), "It has a key twice");
    require(!read.digests.isEmpty(), "It has no events");
    var hash = Canonical.commitHash(head.hash(), expected, read.time, read.keys, read.digests);
    require(
        Arrays.equals(hash, read.hash),
        "Its hash is not the one of the hash before and its contents");
    var receipt = receipts.get(expected);
    require(
        receipt == null || receipt.equals(Sha256.hex(hash)),
        "Its hash is not the one of the receipt");
    var grown = head.tree().append(hash);
    require(equal(grown.completed(), read.nodes), "Its nodes are not those of the tree");
    require(Arrays.equals(grown.tree().root(), read.root), "Its root is not that of the tree");
    return new ChainHead(expected, read.time, hash, grown.tree());
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new LogDamagedException(otherwise);
    }
  }

  private static boolean equal(List<byte[]> expected, List<byte[]> found) {
    if (expected.size() != found.size()) {
      return false;
    }
    for (var i = 0; i < expected.size(); i++) {
      if (!Arrays.equals(expected.get(i), found.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// All fields of a commit; one that the format does not know would be covered by no hash.
  private static final class Read {
    private long position;
    private long time;
    private List<String> keys = List.of();
    private List<byte[]> digests = List.of();
    private List<byte[]> nodes = List.of();
    private byte[] root = {};
    private byte[] hash = {};

    static Read of(RawBsonDocument document) {
      var read = new Read();
      var names = new HashSet<String>();
      var cursor = BsonCursor.of(document);
      while (cursor.next()) {
        require(names.add(cursor.name()), "It has the field " + cursor.name() + " twice");
        switch (cursor.name()) {
          case CommitFormat.POSITION -> read.position = cursor.integer();
          case CommitFormat.TIME -> read.time = cursor.date();
          case CommitFormat.KEYS -> read.keys = CommitFormat.strings(cursor.inside());
          case CommitFormat.EVENTS -> read.digests = digests(cursor.inside());
          case CommitFormat.NODES -> read.nodes = CommitFormat.hashes(cursor.inside());
          case CommitFormat.ROOT -> read.root = cursor.binary();
          case CommitFormat.HASH -> read.hash = cursor.binary();
          default -> throw new LogDamagedException("It has a field " + cursor.name());
        }
      }
      return read;
    }

    private static List<byte[]> digests(BsonCursor events) {
      var digests = new ArrayList<byte[]>();
      while (events.next()) {
        require(events.type() == Bson.DOCUMENT, "An event is not a document");
        digests.add(Canonical.eventDigest(events.array(), events.valueAt()));
      }
      return digests;
    }
  }
}
