package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Loads an aggregate's events through the key index, by equality alone: every server answers that
/// from the index, while a range or a prefix of strings inside an array is a scan on some.
///
/// A commit's stream key names its first event of the aggregate. Asking for the keys of the next
/// hundred or so sequence numbers at once therefore finds every commit that begins there; where the
/// last one ends within those numbers and no commit begins after it, the stream has ended.
///
/// Where so many commits would come to more than one read may take, fewer are asked for: a quiz
/// that was published often has a stream of papers.
final class StreamReader {
  /// So far back the first look-up also looks for the commit that `first` lies in the middle of, at
  /// most.
  private static final int LOOK_BACK = 16;

  private static final int FEWER = 4;

  private final LogStore store;
  private final EventLogSettings settings;

  StreamReader(LogStore store, EventLogSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// The aggregate's events from the sequence number `first` on, loaded as they are asked for.
  Stream<StoredEvent.OfAggregate> read(String aggregate, long first) {
    // No stream of lists made flat: whoever iterates over one has all of a list made of it at once.
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Events(aggregate, first),
            Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  Optional<Long> lastSequenceNumber(String aggregate) {
    return read(aggregate, 0).map(StoredEvent.OfAggregate::getSequenceNumber).reduce((a, b) -> b);
  }

  /// @return empty where it would be several commits and more than `maxBytes`
  private Optional<Found> beginningAt(String aggregate, long from, long until, long maxBytes) {
    var keys = new ArrayList<String>();
    for (var number = Math.max(0, from); number < until; number++) {
      keys.add(CommitFormat.streamKey(aggregate, number));
    }
    if (keys.isEmpty()) {
      return Optional.of(new Found(List.of(), 0));
    }
    return Asking.of(() -> store.holding(keys, maxBytes))
        .map(commits -> Found.of(aggregate, commits));
  }

  /// What one look-up found of the aggregate.
  ///
  /// @param bytes of the commits that it is in
  private record Found(List<StoredEvent.OfAggregate> events, long bytes) {
    static Found of(String aggregate, List<StoredCommit> commits) {
      var events = new ArrayList<StoredEvent.OfAggregate>();
      long bytes = 0;
      for (var commit : commits) {
        bytes += commit.bytes();
        for (var event : commit.events()) {
          if (event instanceof StoredEvent.OfAggregate own
              && own.getAggregateIdentifier().equals(aggregate)) {
            events.add(own);
          }
        }
      }
      return new Found(events, bytes);
    }

    Found before(Found later) {
      var all = new ArrayList<>(events);
      all.addAll(later.events);
      return new Found(all, bytes + later.bytes);
    }

    /// Whether what lies directly before or at `number` has not been found.
    boolean startsAfter(long number) {
      return events.isEmpty() || events.getFirst().getSequenceNumber() > number;
    }
  }

  private final class Events implements Iterator<StoredEvent.OfAggregate> {
    private final String aggregate;
    private final long first;
    private long from;
    private int window = settings.streamKeys();
    private boolean ended;
    private Iterator<StoredEvent.OfAggregate> page = List.<StoredEvent.OfAggregate>of().iterator();

    Events(String aggregate, long first) {
      this.aggregate = aggregate;
      this.first = Math.max(0, first);
      this.from = this.first;
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && !ended) {
        page = List.<StoredEvent.OfAggregate>of().iterator();
        page = nextPage().iterator();
      }
      return page.hasNext();
    }

    @Override
    public StoredEvent.OfAggregate next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }

    private List<StoredEvent.OfAggregate> nextPage() {
      while (true) {
        var until = from + window;
        var found = from == first ? aroundFirst(until) : beginningAt(from, until, window);
        if (found.isPresent()) {
          if (found.get().bytes() < settings.tailBytes() / 2) {
            window = Math.min(settings.streamKeys(), 2 * window);
          }
          return advanced(found.get().events(), until);
        }
        window = fewer(window);
      }
    }

    private Optional<Found> aroundFirst(long until) {
      var lookedBackTo = first - Math.min(LOOK_BACK, window);
      var found = beginningAt(lookedBackTo, until, window);
      var step = settings.streamKeys();
      while (found.isPresent() && first > 0 && lookedBackTo > 0 && found.get().startsAfter(first)) {
        // No commit began in the numbers before; the one that holds `first` began earlier.
        var further = Math.max(0, lookedBackTo - step);
        var earlier = beginningAt(further, lookedBackTo, step);
        if (earlier.isEmpty()) {
          step = fewer(step);
        } else {
          found = Optional.of(earlier.get().before(found.get()));
          lookedBackTo = further;
        }
      }
      return found;
    }

    private static int fewer(int keys) {
      return Math.max(1, keys / FEWER);
    }

    /// What cannot be less, since only one key more is asked for, is read however much it is.
    private Optional<Found> beginningAt(long begin, long until, int more) {
      long most = more == 1 ? Long.MAX_VALUE : settings.tailBytes();
      return StreamReader.this.beginningAt(aggregate, begin, until, most);
    }

    private List<StoredEvent.OfAggregate> advanced(
        List<StoredEvent.OfAggregate> found, long until) {
      var wanted = found.stream().filter(event -> event.getSequenceNumber() >= from).toList();
      if (!wanted.isEmpty()) {
        from = wanted.getLast().getSequenceNumber() + 1;
      }
      ended = wanted.isEmpty() || from < until;
      return wanted;
    }
  }
}
