package io.quizledger.platform.inspections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.quizledger.eventlog.LogProgress;
import io.quizledger.platform.inspections.Inspection.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The inspections in the database. A node at work on one writes only where the guard is still the
/// one that it wrote last, so one that was ended or taken over is never written by it again.
final class InspectionStore {
  static final String COLLECTION = "inspections";

  private static final String ID = "_id";
  private static final String KIND = "kind";
  private static final String GUARD = "guard";
  private static final String HOLDER = "holder";
  private static final String STARTS = "starts";
  private static final String STATE = "state";
  private static final String PARAMETERS = "parameters";
  private static final String ASKED_BY = "askedBy";
  private static final String ASKED_AT = "askedAt";
  private static final String ENDED_AT = "endedAt";
  private static final String REACHED = "reached";
  private static final String HEAD = "head";
  private static final String PER_SECOND = "commitsPerSecond";
  private static final String FINDINGS = "findings";
  private static final String FINDING_COUNT = "findingCount";
  private static final String POSITION = "position";
  private static final String REASON = "reason";
  private static final String EVIDENCE = "evidence";

  private final MongoCollection<Document> inspections;

  InspectionStore(MongoDatabase database) {
    this.inspections = database.getCollection(COLLECTION);
  }

  /// An inspection that has not ended, as nodes see it that may take it up.
  ///
  /// @param holder the node that is or was at work on it; null where none is
  /// @param starts how often it was begun
  record Running(
      String id, String kind, long guard, @Nullable String holder, int starts, Instant askedAt) {}

  /// What an inspector said last.
  ///
  /// @param hasNewFindings whether there are more findings than were written last
  record Noted(
      LogProgress progress,
      List<Map<String, String>> findings,
      long findingCount,
      boolean hasNewFindings) {}

  void insert(String kind, Inspection asked) {
    inspections.insertOne(
        new Document(ID, asked.id())
            .append(KIND, kind)
            .append(GUARD, 0L)
            .append(STARTS, 0)
            .append(STATE, asked.state().name())
            .append(PARAMETERS, new Document(new LinkedHashMap<>(asked.parameters())))
            .append(ASKED_BY, asked.askedBy())
            .append(ASKED_AT, Date.from(asked.askedAt()))
            .append(FINDINGS, List.of())
            .append(FINDING_COUNT, 0L));
  }

  Optional<Inspection> find(String kind, String id) {
    return Optional.ofNullable(inspections.find(eq(ID, id)).first())
        .filter(found -> kind.equals(found.getString(KIND)))
        .map(InspectionStore::decode);
  }

  /// All of one kind, without their findings.
  List<Inspection> all(String kind) {
    return light(eq(KIND, kind)).map(InspectionStore::decode).into(new ArrayList<>());
  }

  private FindIterable<Document> light(Bson filter) {
    return inspections.find(filter).projection(Projections.exclude(FINDINGS));
  }

  /// Those that have not ended, oldest first.
  List<Running> running(Collection<String> kinds) {
    var running = new ArrayList<Running>();
    for (var found : light(and(eq(STATE, State.RUNNING.name()), in(KIND, kinds)))) {
      running.add(
          new Running(
              found.getString(ID),
              found.getString(KIND),
              found.getLong(GUARD),
              found.getString(HOLDER),
              found.getInteger(STARTS),
              found.getDate(ASKED_AT).toInstant()));
    }
    running.sort(Comparator.comparing(Running::askedAt).thenComparing(Running::id));
    return running;
  }

  long countRunning(String kind) {
    return inspections.countDocuments(and(eq(KIND, kind), eq(STATE, State.RUNNING.name())));
  }

  /// Removes those that ended, but the newest `kept`.
  void forgetAllBut(int kept, String kind) {
    var ended =
        light(and(eq(KIND, kind), ne(STATE, State.RUNNING.name())))
            .map(InspectionStore::decode)
            .into(new ArrayList<>());
    ended.sort(Comparator.comparing(Inspection::askedAt).reversed());
    var old = ended.stream().skip(kept).map(Inspection::id).toList();
    if (!old.isEmpty()) {
      inspections.deleteMany(in(ID, old));
    }
  }

  /// Makes `node` the one that is at work; what another one noted is gone.
  ///
  /// @return whether nobody was faster
  boolean claim(Running seen, String node) {
    return write(
        seen.id(),
        seen.guard(),
        combine(
            set(HOLDER, node),
            set(STARTS, seen.starts() + 1),
            set(REACHED, 0L),
            set(PER_SECOND, 0L),
            set(FINDINGS, List.of()),
            set(FINDING_COUNT, 0L)));
  }

  /// Says how far the node at work is, and with that that it is alive.
  boolean beat(String id, long guard, Noted noted) {
    return write(id, guard, combine(updates(noted)));
  }

  /// Leaves the inspection to the next node.
  boolean release(String id, long guard) {
    return write(id, guard, combine(unset(HOLDER), inc(STARTS, -1)));
  }

  /// Writes down what it came to.
  boolean end(
      String id,
      long guard,
      Noted noted,
      State state,
      Inspector.@Nullable Verdict verdict,
      Instant now) {
    var updates = updates(noted);
    updates.add(set(STATE, state.name()));
    updates.add(set(ENDED_AT, Date.from(now)));
    updates.add(unset(HOLDER));
    switch (verdict) {
      case Inspector.Verdict.Passed passed ->
          updates.add(set(EVIDENCE, new Document(new LinkedHashMap<>(passed.evidence()))));
      case Inspector.Verdict.Failed failed -> {
        updates.add(set(REASON, failed.reason()));
        if (failed.position() != null) {
          updates.add(set(POSITION, failed.position()));
        }
      }
      case Inspector.Verdict.LeftOff _ -> {}
      case null -> {}
    }
    return write(id, guard, combine(updates));
  }

  /// Ends one that has not ended, whoever is at work on it.
  boolean cancel(String kind, String id, Instant now) {
    return inspections
            .updateOne(
                and(eq(ID, id), eq(KIND, kind), eq(STATE, State.RUNNING.name())),
                combine(
                    set(STATE, State.CANCELLED.name()),
                    set(ENDED_AT, Date.from(now)),
                    unset(HOLDER),
                    inc(GUARD, 1L)))
            .getMatchedCount()
        == 1;
  }

  private static List<Bson> updates(Noted noted) {
    var updates = new ArrayList<Bson>();
    updates.add(set(REACHED, noted.progress().position()));
    updates.add(set(HEAD, noted.progress().head()));
    updates.add(set(PER_SECOND, noted.progress().commitsPerSecond()));
    updates.add(set(FINDING_COUNT, noted.findingCount()));
    if (noted.hasNewFindings()) {
      updates.add(
          set(
              FINDINGS,
              noted.findings().stream()
                  .map(found -> new Document(new LinkedHashMap<>(found)))
                  .toList()));
    }
    return updates;
  }

  private boolean write(String id, long guard, Bson change) {
    return inspections
            .updateOne(
                and(eq(ID, id), eq(GUARD, guard), eq(STATE, State.RUNNING.name())),
                combine(change, set(GUARD, guard + 1)))
            .getMatchedCount()
        == 1;
  }

  private static Inspection decode(Document found) {
    return new Inspection(
        found.getString(ID),
        texts(found.get(PARAMETERS, Document.class)),
        found.getString(ASKED_BY),
        found.getDate(ASKED_AT).toInstant(),
        State.valueOf(found.getString(STATE)),
        found.getDate(ENDED_AT) == null ? null : found.getDate(ENDED_AT).toInstant(),
        new LogProgress(number(found, REACHED), number(found, HEAD), number(found, PER_SECOND)),
        found.getList(FINDINGS, Document.class, List.of()).stream()
            .map(InspectionStore::texts)
            .toList(),
        number(found, FINDING_COUNT),
        found.getLong(POSITION),
        found.getString(REASON),
        texts(found.get(EVIDENCE, Document.class)));
  }

  private static long number(Document found, String field) {
    var number = found.getLong(field);
    return number == null ? 0 : number;
  }

  private static Map<String, String> texts(@Nullable Document document) {
    var texts = new LinkedHashMap<String, String>();
    if (document != null) {
      document.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    }
    return texts;
  }
}
