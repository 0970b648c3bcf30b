package io.quizledger.eventlog;

import static io.quizledger.eventlog.TestLogs.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoWriteException;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.quizledger.eventlog.Events.Counted;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// The server refuses what the log would never write, where it has validators.
interface ValidatorsContract extends LogContract {
  @Test
  default void bothCollectionsAreMadeWithAValidator() {
    var validators = new ConcurrentHashMap<String, Boolean>();
    var log =
        server()
            .logWatchedBy(
                new CommandListener() {
                  @Override
                  public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("create")) {
                      validators.put(
                          event.getCommand().getString("create").getValue(),
                          event
                              .getCommand()
                              .getDocument("validator", new BsonDocument())
                              .containsKey("$jsonSchema"));
                    }
                  }
                });

    write(log);

    assertThat(validators).isEqualTo(Map.of("events", true, "snapshots", true));
  }

  @Test
  default void aFieldThatTheLogDoesNotKnowIsRefusedInBothCollections() {
    write(server().log());
    assumeTrue(collectionsWithValidators().size() == 2, "the server has no validators");

    for (var name : collectionsWithValidators()) {
      var collection = server().database().getCollection(name);
      var foreign = new Document(collection.find().first()).append("note", "added");
      assertThatThrownBy(
              () -> collection.replaceOne(new Document("_id", foreign.get("_id")), foreign))
          .isInstanceOf(MongoWriteException.class);
    }
  }

  private static void write(MongoEventLog log) {
    log.appendEvents(counted("a", 0));
    log.storeSnapshot(TestLogs.event("a", 0, new Counted("state", 0)));
    assertThat(log.readSnapshot("a")).isPresent();
  }

  private Set<String> collectionsWithValidators() {
    var found = new HashSet<String>();
    for (var collection : server().database().listCollections()) {
      var options = collection.get("options", Document.class);
      if (options != null && options.containsKey("validator")) {
        found.add(collection.getString("name"));
      }
    }
    return found;
  }
}
