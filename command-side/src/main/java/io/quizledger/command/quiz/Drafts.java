package io.quizledger.command.quiz;

import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.events.ids.QuizId;
import io.quizledger.events.quiz.QuestionAdded;
import io.quizledger.events.quiz.QuestionReplaced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/// Drafts' questions, read from the log. A quiz needs them only when it is published, so it does
/// not keep them in memory, nor in its snapshots.
@Component
class Drafts {
  private final EventStore events;

  Drafts(EventStore events) {
    this.events = events;
  }

  /// The questions of that draft, in the order of `ids`, as they were after so many `facts`.
  List<Question> questions(QuizId quizId, List<QuestionId> ids, long facts) {
    var byId = HashMap.<QuestionId, Question>newHashMap(ids.size());
    var stream = events.readEvents(quizId.value(), 0);
    while (stream.hasNext()) {
      var event = stream.next();
      if (event.getSequenceNumber() >= facts) {
        break;
      }
      if (event.getPayloadType() == QuestionAdded.class) {
        keep(byId, ((QuestionAdded) event.getPayload()).question());
      } else if (event.getPayloadType() == QuestionReplaced.class) {
        keep(byId, ((QuestionReplaced) event.getPayload()).question());
      }
    }
    var questions = new ArrayList<Question>(ids.size());
    for (var id : ids) {
      var question = byId.get(id);
      if (question == null) {
        throw new IllegalStateException("Question " + id + " of " + quizId + " is not in the log");
      }
      questions.add(question);
    }
    return questions;
  }

  private static void keep(Map<QuestionId, Question> byId, Question question) {
    byId.put(question.questionId(), question);
  }
}
