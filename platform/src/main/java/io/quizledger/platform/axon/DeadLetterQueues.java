package io.quizledger.platform.axon;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Makes the dead-letter queues of event processors, all with the limits of [AxonSettings].
@Component
public class DeadLetterQueues {
  private static final Duration CLAIM = Duration.ofSeconds(30);

  private final MongoTemplate collections;
  private final Serializer serializer;
  private final AxonSettings settings;

  /// Making one makes its collection's index, too, which the database should not be asked for with
  /// every status report.
  private final ConcurrentMap<String, SequencedDeadLetterQueue<EventMessage<?>>> queues =
      new ConcurrentHashMap<>();

  DeadLetterQueues(
      MongoTemplate collections,
      @Qualifier("eventSerializer") Serializer eventSerializer,
      @Qualifier("generalSerializer") Serializer generalSerializer,
      AxonSettings settings) {
    this.collections = collections;
    this.serializer = new DeadLetterSerializer(eventSerializer, generalSerializer);
    this.settings = settings;
  }

  /// The queue of `processor`.
  public SequencedDeadLetterQueue<EventMessage<?>> of(String processor) {
    return queues.computeIfAbsent(processor, this::made);
  }

  private SequencedDeadLetterQueue<EventMessage<?>> made(String processor) {
    return MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
        .processingGroup(processor)
        .maxSequences(settings.deadLetterSequences())
        .maxSequenceSize(settings.deadLettersPerSequence())
        .claimDuration(CLAIM)
        .mongoTemplate(collections)
        .serializer(serializer)
        .build();
  }
}
