package io.quizledger.eventlog;

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
/// After a full page there is likely to be another: where a budget has room for it, it is fetched
/// in the background while the first one is worked on. Without a budget there is one page at a
/// time. A reader at the log's end never has anything in the background.
final class TailPages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TailPages.class);

  private final LogStore store;
  private final EventLogSettings settings;
  private final Function<RawBsonDocument, StoredCommit> form;
  private final @Nullable PageBudget budget;
  private final long to;
  private long position;
  private int asked;
  private volatile boolean ended;
  private @Nullable Page current;
  private @Nullable CompletableFuture<Page> ahead;

  /// The commits from `position` on, as `form` reads them.
  ///
  /// @param to the last that is wanted
  /// @param budget of those who read from far behind; null for whoever reads alone
  TailPages(
      LogStore store,
      EventLogSettings settings,
      long position,
      long to,
      Function<RawBsonDocument, StoredCommit> form,
      @Nullable PageBudget budget) {
    this.store = store;
    this.settings = settings;
    this.form = form;
    this.budget = budget;
    this.position = position;
    this.to = to;
    this.asked = fewEnough(settings.tailCommits());
    this.ended = asked == 0;
  }

  private record Page(List<StoredCommit> commits, PageBudget.@Nullable Share share) {
    void release() {
      if (share != null) {
        share.release();
      }
    }
  }

  /// The next page; empty at the end. The one before it is done with.
  List<StoredCommit> next() {
    release();
    var fetched = ahead;
    ahead = null;
    if (ended && fetched == null) {
      return List.of();
    }
    var page =
        Asking.of(
            () ->
                fetched == null ? fetch(budget == null ? null : budget.reserve()) : await(fetched));
    current = page;
    if (!ended && !page.commits().isEmpty() && budget != null) {
      budget.reserveNow().ifPresent(this::fetchAhead);
    }
    return page.commits();
  }

  private void fetchAhead(PageBudget.Share share) {
    var next = new CompletableFuture<Page>();
    ahead = next;
    Thread.ofVirtual().name("event-log-read-ahead").start(() -> complete(next, share));
  }

  private void complete(CompletableFuture<Page> page, PageBudget.Share share) {
    try {
      page.complete(fetch(share));
    } catch (RuntimeException | Error e) {
      page.completeExceptionally(e);
    }
  }

  private static Page await(CompletableFuture<Page> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private Page fetch(PageBudget.@Nullable Share share) {
    var page = new Page(new ArrayList<>(), share);
    try {
      long bytes = ended ? 0 : fill(page.commits());
      if (share != null) {
        share.keep(bytes);
      }
      return page;
    } catch (RuntimeException | Error e) {
      page.release();
      throw e;
    }
  }

  /// Takes one answer of the server.
  ///
  /// @return how many bytes it has
  private long fill(List<StoredCommit> page) {
    long bytes = 0;
    long next = position;
    var answer = store.from(position, asked);
    var last = answer.last();
    for (var document : answer.commits()) {
      var commit = form.apply(document);
      bytes += commit.bytes();
      if (commit.position() != next) {
        LOG.debug("Position {} is not there yet", next);
        last = true;
        break;
      }
      page.add(commit);
      next++;
    }
    ended = ended || last || next > to;
    position = next;
    adapt(page.size(), bytes);
    return bytes;
  }

  /// Asks next for so many commits as will come to what one read may take, by those that came last;
  /// soon for more again.
  private void adapt(int commits, long bytes) {
    long fitting = bytes == 0 ? asked : commits * (long) settings.tailBytes() / bytes;
    long most = Math.min(settings.tailCommits(), 2L * asked);
    asked = fewEnough((int) Math.clamp(fitting, 1, Math.max(1, most)));
  }

  private int fewEnough(int commits) {
    return (int) Math.clamp(to - position + 1, 0, commits);
  }

  private void release() {
    var page = current;
    current = null;
    if (page != null) {
      page.release();
    }
  }

  @Override
  public void close() {
    ended = true;
    release();
    var fetching = ahead;
    ahead = null;
    if (fetching != null) {
      fetching
          .handle(
              (page, failure) -> {
                if (page != null) {
                  page.release();
                }
                return true;
              })
          .join();
    }
  }
}
