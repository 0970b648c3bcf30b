package io.quizledger.query.live;

import static io.quizledger.query.testing.Samples.ANNA;
import static io.quizledger.query.testing.Samples.NOON;
import static io.quizledger.query.testing.Samples.QUIZ;
import static io.quizledger.query.testing.Samples.attempt;
import static io.quizledger.query.testing.Samples.graded;
import static org.assertj.core.api.Assertions.assertThat;

import io.quizledger.events.quiz.QuizWithdrawn;
import io.quizledger.events.serialization.EventSerializer;
import io.quizledger.events.serialization.EventType;
import io.quizledger.events.serialization.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class TopicTest {
  private final EventSerializer serializer = new EventSerializer();

  @Test
  void aGradeConcernsTheAttemptAndTheStandings() {
    var attempt = attempt(ANNA, 1);

    assertThat(topicsOf(graded(attempt, "7", NOON, NOON.plusSeconds(5))))
        .containsExactlyInAnyOrder(
            new Topic.OfAttempt(attempt.attemptId()), new Topic.OfStandings(QUIZ));
  }

  @Test
  void aWithdrawalConcernsWhatTheQuizReleases() {
    assertThat(topicsOf(new QuizWithdrawn(QUIZ, 1, NOON)))
        .containsExactly(new Topic.OfRelease(QUIZ));
  }

  @Test
  void factsOfNoTopicAreNotRead() {
    var read = EventTypes.ALL.stream().filter(this::isRead).map(EventType::name);

    assertThat(read)
        .allMatch(
            name ->
                name.startsWith("attempt.")
                    || Set.of(
                            "quiz.settings-changed",
                            "quiz.visibility-changed",
                            "quiz.published",
                            "quiz.withdrawn")
                        .contains(name))
        .hasSize(13);
  }

  private Iterable<Topic> topicsOf(Object fact) {
    var stored = serializer.serialize(fact, byte[].class);
    return Topic.of(event(EventTypes.of(fact.getClass()).orElseThrow(), stored.getData()));
  }

  /// Whether somebody who asks for the topics of a fact whose content makes no sense notices that.
  private boolean isRead(EventType type) {
    try {
      assertThat(Topic.of(event(type, "{".getBytes(StandardCharsets.UTF_8)))).isEmpty();
      return false;
    } catch (SerializationException e) {
      return true;
    }
  }

  private EventMessage<?> event(EventType type, byte[] content) {
    var payload =
        new SimpleSerializedObject<>(
            content, byte[].class, type.name(), Integer.toString(type.revision()));
    var metadata = serializer.serialize(MetaData.from(Map.of()), byte[].class);
    return new GenericEventMessage<>(
        new SerializedMessage<>("event", payload, metadata, serializer), () -> NOON);
  }
}
