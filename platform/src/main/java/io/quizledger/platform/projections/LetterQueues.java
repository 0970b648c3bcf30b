package io.quizledger.platform.projections;

import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/// The dead-letter queues of the generations, each named as the generation's token.
///
/// @param byName makes the queue of that name
record LetterQueues(
    Function<String, SequencedDeadLetterQueue<EventMessage<?>>> byName, Limits limits) {
  SequencedDeadLetterQueue<EventMessage<?>> of(String name) {
    return byName.apply(name);
  }

  /// What a queue holds.
  ///
  /// @param sequences how many documents may stand still
  /// @param lettersPerSequence how many letters each of them may have
  /// @param alarmPercent of either, from where on an error is logged
  record Limits(int sequences, int lettersPerSequence, int alarmPercent) {}
}
