package io.quizledger.platform.projections;

import static io.quizledger.platform.projections.Engines.until;
import static io.quizledger.platform.projections.Engines.untilRead;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quizledger.platform.projections.ProjectionStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// A form that no node keeps any more stays for a while and goes; and who comes back to it.
class FormLeftTest extends TwoReleases {
  private static final StoredName WITHOUT_FORM = new StoredName("games", 0);

  @Test
  void the_earlier_form_goes_once_no_node_keeps_it_and_not_before() {
    var time = new StillClock();
    clock = time;
    formsKept = Duration.ofSeconds(1);
    Games.play(log, COMMITS);
    var earlier = earlier();
    until(() -> isReady(earlier));
    var later = later();
    until(() -> isReady(later));
    // Several times what it takes to go, in steps after which no sign of life is too old.
    for (int step = 0; step < 10; step++) {
      time.pass(Duration.ofSeconds(2));
      until(
          () -> {
            // Its own node takes such a note away, but may not rely on that.
            assertThat(entry(EARLIER).getDate("unkeptSince")).isNull();
            return nodesSeenAt(time.instant()) == 2;
          });
    }
    assertThat(isReady(earlier)).isTrue();
    assertThat(earlier.entry("games").live()).isEqualTo(1);
    assertThat(mongo.dump(EARLIER, 1)).isNotEmpty();
    earlier.close();

    until(() -> entry(EARLIER).getDate("unkeptSince") != null);
    time.pass(formsKept.plusMillis(1));
    until(() -> !entry(EARLIER).getList("retiring", Document.class).isEmpty());
    time.pass(formsKept);
    until(() -> mongo.dump(EARLIER, 1).isEmpty() && collectionsOf(EARLIER).isEmpty());
    until(() -> tokens() == 1);
    assertThat(status(later).state()).isEqualTo(State.LIVE);
    equalsAWholeRun(LATER, 1);
  }

  private long nodesSeenAt(Instant moment) {
    return mongo
        .database()
        .getCollection("readModelNodes")
        .countDocuments(Filters.eq("at", Date.from(moment)));
  }

  @Test
  void whoever_goes_back_to_a_form_that_is_gone_begins_it_anew() {
    formsKept = Duration.ofMillis(200);
    Games.play(log, COMMITS);
    var first = earlier();
    until(() -> isReady(first));
    first.close();
    var later = later();
    until(() -> isReady(later) && collectionsOf(EARLIER).isEmpty());
    until(() -> tokens() == 1);
    Games.play(log, 10);

    var back = earlier();
    until(() -> isReady(back));
    untilRead(back, log.head());

    assertThat(back.entry("games").live()).isEqualTo(2);
    equalsAWholeRun(EARLIER, 2);
    assertThat(isReady(later)).isTrue();
  }

  @Test
  void whoever_goes_back_to_a_form_that_is_still_there_reads_what_came_since_before_it_is_ready() {
    Games.play(log, COMMITS);
    var first = later();
    until(() -> isReady(first));
    first.close();
    var earlier = earlier();
    until(() -> entry(LATER).getDate("unkeptSince") != null);
    Games.play(log, COMMITS);
    untilRead(earlier, log.head());

    slow.set(HELD);
    var back = later();
    assertThat(isReady(back)).isFalse();
    assertThat(back.entry("games").live()).isEqualTo(1);
    slow.set(Duration.ZERO);
    until(() -> isReady(back));
    assertThat(status(back).position()).isEqualTo(log.head());
    assertThat(entry(LATER).getDate("unkeptSince")).isNull();
    equalsAWholeRun(LATER, 1);
  }

  @Test
  void data_of_a_release_that_knew_no_forms_is_begun_anew_and_goes() {
    formsKept = Duration.ofMillis(200);
    Games.play(log, COMMITS);
    var old = earlier();
    until(() -> isReady(old));
    old.close();
    takeFormsAway();

    var node = earlier();
    until(() -> isReady(node));
    untilRead(node, log.head());
    equalsAWholeRun(EARLIER, 1);
    until(() -> collectionsOf(WITHOUT_FORM).isEmpty());
    until(() -> tokens() == 1);

    // What a release without forms needs to begin anew by itself, should it come back.
    until(() -> entry(WITHOUT_FORM).getList("retiring", Document.class).isEmpty());
    assertThat(entry(WITHOUT_FORM)).containsEntry("live", 2).containsEntry("filled", false);
  }

  /// As a release left it that knew no forms.
  private void takeFormsAway() {
    var database = mongo.database();
    for (var name : collectionsOf(EARLIER)) {
      database
          .getCollection(name)
          .renameCollection(
              new MongoNamespace(database.getName(), name.replace("games@1.", "games.")));
    }
    database
        .getCollection("trackingtokens")
        .updateOne(
            Filters.eq("processorName", "games@1.g1"), Updates.set("processorName", "games.g1"));
    var entry = entry(EARLIER);
    entry.append("_id", "games");
    List.of("begunAt", "unkeptSince", "rebuild").forEach(entry::remove);
    database.getCollection("readModels").deleteMany(new Document());
    database.getCollection("readModels").insertOne(entry);
  }
}
