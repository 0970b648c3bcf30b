package io.quizledger.query.catalogue;

import io.quizledger.platform.projections.Change;
import io.quizledger.platform.projections.ChangeFold;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds up a draft's questions from what became of each.
final class DraftTotalsFold implements ChangeFold<DraftQuestionDocument, DraftTotals> {
  static final String COLLECTION = "draft-totals";

  @Override
  public String collection() {
    return COLLECTION;
  }

  @Override
  public Class<DraftTotals> documentType() {
    return DraftTotals.class;
  }

  @Override
  public Collection<String> keys(Change<DraftQuestionDocument> change) {
    return List.of(change.after().quizId().value());
  }

  @Override
  public DraftTotals apply(
      @Nullable DraftTotals document, String id, Change<DraftQuestionDocument> change) {
    var totals = document == null ? DraftTotals.NONE : document;
    var before = change.before();
    return (before == null ? totals : totals.without(before)).with(change.after());
  }
}
