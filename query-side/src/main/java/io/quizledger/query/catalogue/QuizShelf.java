package io.quizledger.query.catalogue;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static java.util.stream.Collectors.toMap;

import com.mongodb.client.model.Filters;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.ids.QuizId;
import io.quizledger.platform.projections.AsOf;
import io.quizledger.platform.projections.Documents;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.query.catalogue.QuizView.DraftView;
import io.quizledger.query.people.PeopleDirectory;
import io.quizledger.query.reading.PageAsOf;
import io.quizledger.query.reading.Reader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Puts together what the catalogue's pages show.
@Component
class QuizShelf {
  private static final String NEWEST = "rank";

  private final Documents<QuizDocument> quizzes;
  private final Documents<ListingDocument> listings;
  private final Documents<DraftQuestionDocument> questions;
  private final Documents<DraftOrderDocument> orders;
  private final Documents<DraftTotals> totals;
  private final Documents<AttemptCount> counts;
  private final PeopleDirectory people;
  private final CatalogueSettings settings;

  QuizShelf(ReadModels models, PeopleDirectory people, CatalogueSettings settings) {
    this.quizzes = documents(models, QuizFold.COLLECTION, QuizDocument.class);
    this.listings = documents(models, ListingFold.COLLECTION, ListingDocument.class);
    this.questions = documents(models, DraftQuestionFold.COLLECTION, DraftQuestionDocument.class);
    this.orders = documents(models, DraftOrderFold.COLLECTION, DraftOrderDocument.class);
    this.totals = documents(models, DraftTotalsFold.COLLECTION, DraftTotals.class);
    this.counts = documents(models, AttemptCountFold.COLLECTION, AttemptCount.class);
    this.people = people;
    this.settings = settings;
  }

  Page<QuizSummary> listed(QuizSearch search, Paging paging) {
    var found =
        listings.find(
            search.amongListings(PageAsOf.after(paging)), descending(NEWEST), paging.limit() + 1);
    var page = Page.of(found, paging, listing -> PageAsOf.position(listing.document().rank()));
    var ids = page.items().stream().map(listing -> listing.document().quizId().value()).toList();
    Map<String, QuizDocument> byId = contents(quizzes.findAll(ids));
    var summaries = summaries(byId.values());
    return new Page<>(
        ids.stream().map(summaries::get).filter(Objects::nonNull).toList(), page.next());
  }

  Page<QuizSummary> ownedBy(Reader reader, QuizSearch search, Paging paging) {
    var found =
        quizzes
            .find(
                search.amongOwn(reader, PageAsOf.after(paging)),
                descending(NEWEST),
                paging.limit() + 1)
            .stream()
            .map(Stored::document)
            .toList();
    var page = Page.of(found, paging, quiz -> PageAsOf.position(quiz.rank()));
    var summaries = summaries(page.items());
    return page.map(quiz -> Objects.requireNonNull(summaries.get(quiz.quizId().value())));
  }

  QuizView view(QuizDocument quiz, Reader reader, AsOf asOf) {
    var summary = Objects.requireNonNull(summaries(List.of(quiz)).get(quiz.quizId().value()));
    return new QuizView(
        summary,
        quiz.settingsInForce(),
        asOf,
        reader.readsAllOf(quiz.ownerId()) ? draft(quiz) : null);
  }

  /// The draft's questions in their order, with key.
  List<Question> draftQuestions(QuizId quizId) {
    var present =
        questions
            .find(
                Filters.and(Filters.eq("quizId", quizId.value()), Filters.eq("present", true)),
                ascending("added"),
                settings.maxDraftQuestions())
            .stream()
            .map(Stored::document)
            .toList();
    return orders
        .find(quizId.value())
        .map(order -> order.document().inOrder(present))
        .orElse(present)
        .stream()
        .<Question>mapMulti(
            (document, next) -> {
              if (document.question() != null) {
                next.accept(document.question());
              }
            })
        .toList();
  }

  private DraftView draft(QuizDocument quiz) {
    var total = totals.find(quiz.quizId().value()).map(Stored::document).orElse(DraftTotals.NONE);
    return new DraftView(
        quiz.revision(),
        quiz.draft(),
        quiz.draftSettings(),
        total.questionCount(),
        total.maxPoints(),
        draftQuestions(quiz.quizId()));
  }

  private Map<String, QuizSummary> summaries(Collection<QuizDocument> documents) {
    var ids = documents.stream().map(quiz -> quiz.quizId().value()).toList();
    var owners = people.people(documents.stream().map(QuizDocument::ownerId).distinct().toList());
    Map<String, DraftTotals> drafts =
        contents(
            totals.findAll(
                documents.stream()
                    .filter(quiz -> quiz.published() == null)
                    .map(quiz -> quiz.quizId().value())
                    .toList()));
    Map<String, AttemptCount> attempts = contents(counts.findAll(ids));
    return documents.stream()
        .map(
            quiz ->
                QuizSummary.of(
                    quiz,
                    owners.get(quiz.ownerId()),
                    drafts.getOrDefault(quiz.quizId().value(), DraftTotals.NONE),
                    attempts.getOrDefault(quiz.quizId().value(), new AttemptCount(0)).attempts()))
        .collect(toMap(summary -> summary.quizId().value(), Function.identity()));
  }

  private static <D extends Record> Map<String, D> contents(List<Stored<D>> stored) {
    return stored.stream().collect(toMap(Stored::id, Stored::document));
  }

  private static <D extends Record> Documents<D> documents(
      ReadModels models, String collection, Class<D> type) {
    return models.documents(CatalogueReadModel.NAME, collection, type);
  }
}
