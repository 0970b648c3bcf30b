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
final class StreamReader {
  /// So far back the first look-up also looks for the commit that `first` lies in the middle of.
  private static final int LOOK_BACK = 16;

  private final LogStore store;
  private final EventLogSettings settings;

  StreamReader(LogStore store, EventLogSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// The aggregate's events from the sequence number `first` on, loaded as they are asked for.
  Stream<StoredEvent.OfAggregate> read(String aggregate, long first) {
    var pages = new Pages(aggregate, first);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                pages, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
            false)
        .flatMap(List::stream);
  }

  Optional<Long> lastSequenceNumber(String aggregate) {
    return read(aggregate, 0).map(StoredEvent.OfAggregate::getSequenceNumber).reduce((a, b) -> b);
  }

  private List<StoredEvent.OfAggregate> beginningAt(String aggregate, long from, long until) {
    var keys = new ArrayList<String>();
    for (var number = Math.max(0, from); number < until; number++) {
      keys.add(CommitFormat.streamKey(aggregate, number));
    }
    if (keys.isEmpty()) {
      return List.of();
    }
    var events = new ArrayList<StoredEvent.OfAggregate>();
    for (var commit : Asking.of(() -> store.holding(keys))) {
      for (var event : commit.events()) {
        if (event instanceof StoredEvent.OfAggregate own
            && own.getAggregateIdentifier().equals(aggregate)) {
          events.add(own);
        }
      }
    }
    return events;
  }

  private final class Pages implements Iterator<List<StoredEvent.OfAggregate>> {
    private final String aggregate;
    private final long first;
    private long from;
    private final int window = settings.streamKeys();
    private boolean ended;
    private List<StoredEvent.OfAggregate> page = List.of();

    Pages(String aggregate, long first) {
      this.aggregate = aggregate;
      this.first = Math.max(0, first);
      this.from = this.first;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !ended) {
        page = from == first ? firstPage() : nextPage();
      }
      return !page.isEmpty();
    }

    @Override
    public List<StoredEvent.OfAggregate> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var result = page;
      page = List.of();
      return result;
    }

    private List<StoredEvent.OfAggregate> firstPage() {
      var lookedBackTo = first - LOOK_BACK;
      var found = beginningAt(aggregate, lookedBackTo, first + window);
      while (first > 0 && lookedBackTo > 0 && startsAfter(found, first)) {
        // No commit began in the numbers before; the one that holds `first` began earlier.
        var further = Math.max(0, lookedBackTo - window);
        var earlier = beginningAt(aggregate, further, lookedBackTo);
        if (!earlier.isEmpty()) {
          found = new ArrayList<>(found);
          found.addAll(0, earlier);
        }
        lookedBackTo = further;
      }
      return advanced(found, first + window);
    }

    /// Whether what lies directly before or at `number` has not been found.
    private boolean startsAfter(List<StoredEvent.OfAggregate> found, long number) {
      return found.isEmpty() || found.getFirst().getSequenceNumber() > number;
    }

    private List<StoredEvent.OfAggregate> nextPage() {
      var until = from + window;
      return advanced(beginningAt(aggregate, from, until), until);
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
