package io.quizledger.query.testing;

import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quizledger.eventlog.Commit;
import io.quizledger.eventlog.EventLog;
import io.quizledger.platform.projections.Projections;
import io.quizledger.platform.projections.ReadModel;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.RecordedEvent;
import io.quizledger.platform.projections.Stored;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class EveryReadModelTest extends QuerySideTest {
  private static final int COMMITS = 300;

  @Autowired List<ReadModel> models;
  @Autowired ReadModels readModels;
  @Autowired Projections projections;
  @Autowired EventLog log;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void liveAndRebuiltUnderLoadItEqualsItsPureFoldDocumentForDocument(long seed) {
    var history = new AnyHistory(seed, fresh("school"));
    long last = 0;
    for (var commit = 0; commit < COMMITS; commit++) {
      last = append(history.next());
      if (commit == COMMITS / 3) {
        models.forEach(model -> projections.rebuild(model.name(), true));
      }
    }
    models.forEach(
        model ->
            await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> "DONE".equals(projections.one(model.name()).rebuild().state())));

    for (var model : models) {
      assertThat(projections.one(model.name()).rebuild().differences()).isZero();
      var folded = folded(model, last);
      for (var stage : model.stages()) {
        assertEqual(model, stage.fold().collection(), stage.fold().documentType(), folded, last);
        for (var second : stage.second()) {
          assertEqual(
              model, second.fold().collection(), second.fold().documentType(), folded, last);
        }
      }
    }
  }

  private <D extends Record> void assertEqual(
      ReadModel model, String collection, Class<D> type, FoldedLog folded, long last) {
    readModels.await(model.name(), last);
    SortedMap<String, Record> stored = new TreeMap<>();
    readModels
        .documents(model.name(), collection, type)
        .find(new Document(), ascending("_id"), 1_000_000)
        .forEach((Stored<D> one) -> stored.put(one.id(), one.document()));

    assertThat(stored).isNotEmpty();
    assertThat(stored.keySet()).isEqualTo(folded.documents(collection).keySet());
    stored.forEach(
        (id, document) ->
            assertThat(document)
                .as("%s/%s", collection, id)
                .isEqualTo(folded.documents(collection).get(id)));
  }

  private FoldedLog folded(ReadModel model, long last) {
    var folded = new FoldedLog(model);
    for (var position = 1L; position <= last; position++) {
      var commit = log.commitAt(position).orElseThrow();
      for (var index = 0; index < commit.events().size(); index++) {
        folded.fold(recorded(commit, index));
      }
    }
    return folded;
  }

  private static RecordedEvent recorded(Commit commit, int index) {
    var event = commit.events().get(index);
    return new RecordedEvent(
        commit.position(),
        index,
        event.getTimestamp(),
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        event.getPayload(),
        event.getMetaData());
  }
}
