package io.quizledger.eventlog;

import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The commits from a position on, consecutive, page by page until the first that is not there.
///
/// After a full page there is likely to be another: it is fetched in the background while the first
/// one is worked on. A reader at the log's end never has anything in the background.
final class TailPages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TailPages.class);

  private final LogStore store;
  private final EventLogSettings settings;
  private final Function<RawBsonDocument, StoredCommit> form;
  private long position;
  private volatile boolean ended;
  private @Nullable MongoCursor<RawBsonDocument> cursor;
  private @Nullable CompletableFuture<List<StoredCommit>> ahead;

  /// The commits from `position` on, as `form` reads them.
  TailPages(
      LogStore store,
      EventLogSettings settings,
      long position,
      Function<RawBsonDocument, StoredCommit> form) {
    this.store = store;
    this.settings = settings;
    this.form = form;
    this.position = position;
  }

  /// The next page; empty at the end.
  List<StoredCommit> next() {
    var fetched = ahead;
    ahead = null;
    var page = Asking.of(() -> fetched == null ? fetch() : await(fetched));
    if (!ended && !page.isEmpty()) {
      var next = new CompletableFuture<List<StoredCommit>>();
      ahead = next;
      Thread.ofVirtual().name("event-log-read-ahead").start(() -> complete(next));
    }
    return page;
  }

  private void complete(CompletableFuture<List<StoredCommit>> page) {
    try {
      page.complete(fetch());
    } catch (RuntimeException | Error e) {
      page.completeExceptionally(e);
    }
  }

  private static List<StoredCommit> await(CompletableFuture<List<StoredCommit>> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private List<StoredCommit> fetch() {
    if (ended) {
      return List.of();
    }
    var page = new ArrayList<StoredCommit>();
    try {
      fill(page);
    } catch (MongoCursorNotFoundException e) {
      // The server forgot a cursor that rested too long.
      cursor = null;
      if (page.isEmpty()) {
        fill(page);
      }
    }
    return page;
  }

  private void fill(List<StoredCommit> page) {
    var open = cursor == null ? store.from(position, settings.tailCommits()) : cursor;
    cursor = open;
    var bytes = 0L;
    while (page.size() < settings.tailCommits() && bytes < settings.tailBytes()) {
      if (!open.hasNext()) {
        end();
        return;
      }
      var document = open.next();
      var commit = form.apply(document);
      if (commit.position() != position) {
        LOG.debug("Position {} is not there yet", position);
        end();
        return;
      }
      page.add(commit);
      position++;
      bytes += document.getByteBuffer().remaining();
    }
  }

  private void end() {
    ended = true;
    var open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    ended = true;
    var fetching = ahead;
    ahead = null;
    if (fetching != null) {
      fetching.handle((page, failure) -> true).join();
    }
    end();
  }
}
