package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the log in its order from any token on, page by page, up to the first position that is not
/// there yet.
final class TailReader {
  private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);

  private final LogStore store;
  private final EventLogSettings settings;
  private final LogMetrics metrics;

  /// Says which tokens are the last of their commit, so that a reader which comes back with one
  /// need not read that commit again to find out.
  private final RecentCommits recent;

  private final PageBudget budget;
  private final AtomicBoolean away = new AtomicBoolean();

  TailReader(LogStore store, EventLogSettings settings, LogMetrics metrics, RecentCommits recent) {
    this.store = store;
    this.settings = settings;
    this.metrics = metrics;
    this.recent = recent;
    this.budget = new PageBudget(settings.heldBytes());
  }

  /// The events after `token`; from the beginning for null.
  Stream<StoredEvent> read(@Nullable TrackingToken token) {
    return stream(new Events(token, budget));
  }

  /// All events from the beginning on, whatever others hold.
  Stream<StoredEvent> readAlone() {
    return stream(new Events(null, null));
  }

  /// The events after `token` for whoever comes back for more all the time: while the database is
  /// away there is nothing more, which is told once and not at every look.
  Stream<StoredEvent> follow(@Nullable TrackingToken token) {
    return stream(
        new Events(token, null) {
          @Override
          boolean turnPage() {
            try {
              var turned = super.turnPage();
              if (away.compareAndSet(true, false)) {
                LOG.info("The log can be followed again");
              }
              return turned;
            } catch (LogUnavailableException e) {
              if (away.compareAndSet(false, true)) {
                LOG.warn("The log cannot be followed for now: {}", String.valueOf(e.getCause()));
              }
              return false;
            }
          }
        });
  }

  private static Stream<StoredEvent> stream(Events events) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                events, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .onClose(events::close);
  }

  /// At least `count` events after `token`, as far as there are so many.
  List<StoredEvent> page(@Nullable TrackingToken token, int count) {
    var events = new ArrayList<StoredEvent>();
    try (var all = new Events(token, null)) {
      while (events.size() < count && all.hasNext()) {
        events.add(all.next());
      }
    }
    return events;
  }

  private class Events implements Iterator<StoredEvent>, AutoCloseable {
    private final TailPages pages;
    private int skip;
    private Iterator<StoredCommit> commits = List.<StoredCommit>of().iterator();
    private Iterator<StoredEvent> events = List.<StoredEvent>of().iterator();

    Events(@Nullable TrackingToken token, @Nullable PageBudget budget) {
      var position = LogTokens.position(token);
      if (token == null || position == 0) {
        position = 1;
      } else if (recent.isLast(position, LogTokens.index(token))) {
        position++;
      } else {
        skip = LogTokens.index(token) + 1;
      }
      pages =
          new TailPages(
              store, settings, position, Long.MAX_VALUE, StoredCommit::withoutKeys, budget);
    }

    @Override
    public boolean hasNext() {
      while (!events.hasNext()) {
        if (!commits.hasNext() && !turnPage()) {
          return false;
        }
        var commit = commits.next();
        recent.remember(commit);
        var all = commit.events();
        events = all.subList(Math.min(skip, all.size()), all.size()).iterator();
        skip = 0;
      }
      return true;
    }

    boolean turnPage() {
      // It may take a while until there is room for the next one, and the last is not to lie about.
      commits = List.<StoredCommit>of().iterator();
      events = List.<StoredEvent>of().iterator();
      var page = pages.next();
      metrics.commitsRead.increment(page.size());
      commits = page.iterator();
      return !page.isEmpty();
    }

    @Override
    public StoredEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return events.next();
    }

    @Override
    public void close() {
      pages.close();
    }
  }
}
