package io.quizledger.query.attempts;

import static java.util.stream.Collectors.toMap;

import com.mongodb.client.model.Filters;
import io.quizledger.events.assessment.LearnersPaper;
import io.quizledger.events.assessment.LearnersQuestion;
import io.quizledger.events.assessment.Paper;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.events.ids.QuestionId;
import io.quizledger.platform.concurrency.Together;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.IdRange;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.query.attempts.AttemptView.QuestionInAttempt;
import io.quizledger.query.audit.CommitView;
import io.quizledger.query.audit.Commits;
import io.quizledger.query.catalogue.PublishedPapers;
import io.quizledger.query.reading.PageAsOf;
import io.quizledger.query.reading.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Puts together what the pages of one attempt show.
@Component
class AttemptPages {
  private final Attempts attempts;
  private final Documents<FactDocument> history;
  private final PublishedPapers papers;
  private final Commits commits;

  AttemptPages(ReadModels models, Attempts attempts, PublishedPapers papers, Commits commits) {
    this.attempts = attempts;
    this.history =
        models.documents(AttemptsReadModel.NAME, HistoryFold.COLLECTION, FactDocument.class);
    this.papers = papers;
    this.commits = commits;
  }

  /// Where the attempt's last fact stands in the log; 0 where it has none.
  long lastFactPosition(AttemptId attemptId) {
    return history.last(IdRange.of(FactDocument.idsOf(attemptId))).map(Stored::position).orElse(0L);
  }

  /// The attempt with its questions in its learner's order.
  AttemptView view(Reader reader, AttemptDocument document, AsOf asOf) {
    var attempt = document.attempt();
    var paper =
        papers
            .publication(attempt.quizId(), attempt.version())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the log has no paper of " + attempt.quizId() + "#" + attempt.version()))
            .paper();
    return Together.both(
        () -> attempts.quizOf(document),
        () -> answersOf(attempt.attemptId(), paper.questions().size()),
        (quiz, given) -> {
          var policy = attempts.policy(reader, document, quiz);
          return new AttemptView(
              attempts.summary(document, quiz, policy),
              questions(document, paper, given, policy),
              asOf);
        });
  }

  private static List<QuestionInAttempt> questions(
      AttemptDocument document,
      Paper paper,
      Map<QuestionId, AnswerDocument> given,
      ReviewPolicy policy) {
    Map<QuestionId, Question> keyed =
        paper.questions().stream().collect(toMap(Question::questionId, Function.identity()));
    return LearnersPaper.of(paper, document.seed()).questions().stream()
        .map(shown -> inAttempt(shown, keyed, given, document.attempt().attemptId(), policy))
        .toList();
  }

  /// Every fact, oldest first.
  Page<HistoryItem> history(Reader reader, AttemptDocument document, Paging paging) {
    var policy = attempts.policy(reader, document, attempts.quizOf(document));
    return facts(document, Filters.empty(), paging).map(fact -> HistoryItem.of(fact, policy));
  }

  /// The receipts of every acknowledged answer and clearing, oldest first.
  Page<Receipt> receipts(AttemptDocument document, Paging paging) {
    return facts(document, Filters.exists("sequence"), paging).map(this::receipt);
  }

  private Page<FactDocument> facts(AttemptDocument document, Bson further, Paging paging) {
    var attemptId = document.attempt().attemptId();
    var after = PageAsOf.after(paging);
    var ids =
        after.isPresent()
            ? IdRange.after(
                FactDocument.idsOf(attemptId), FactDocument.id(attemptId, after.getAsLong()))
            : IdRange.of(FactDocument.idsOf(attemptId));
    var found =
        history.find(ids, further, paging.limit() + 1).stream().map(Stored::document).toList();
    return Page.of(found, paging, fact -> PageAsOf.position(fact.order()));
  }

  private Receipt receipt(FactDocument fact) {
    return new Receipt(
        Objects.requireNonNull(fact.questionId()),
        Objects.requireNonNull(fact.sequence()),
        fact.position(),
        commits
            .at(fact.position())
            .map(CommitView::hash)
            .orElseThrow(
                () -> new IllegalStateException("the log has no commit " + fact.position())));
  }

  private Map<QuestionId, AnswerDocument> answersOf(AttemptId attemptId, int questions) {
    return questions == 0
        ? Map.of()
        : attempts.answersOf(attemptId, questions).stream()
            .collect(toMap(AnswerDocument::questionId, Function.identity()));
  }

  private static QuestionInAttempt inAttempt(
      LearnersQuestion shown,
      Map<QuestionId, Question> keyed,
      Map<QuestionId, AnswerDocument> given,
      AttemptId attemptId,
      ReviewPolicy policy) {
    var questionId = shown.questionId();
    var answer = given.get(questionId);
    return QuestionInAttempt.of(
        shown,
        Objects.requireNonNull(keyed.get(questionId)),
        answer == null ? AnswerDocument.untouched(attemptId, questionId) : answer,
        policy);
  }
}
