package io.quizledger.command.quiz;

import io.quizledger.command.form.Form;
import io.quizledger.events.assessment.AttemptScoring;
import io.quizledger.events.assessment.Percent;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.QuizSettings;
import io.quizledger.events.assessment.ReviewMoment;
import io.quizledger.events.assessment.ReviewSettings;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads settings; what is absent takes its default.
final class SettingsForm {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private SettingsForm() {}

  static QuizSettings read(Form form, QuizLimits limits) {
    var opensAt = form.instant("opensAt");
    var closesAt = form.instant("closesAt");
    if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
      form.fault("closesAt", "must come after opensAt");
    }
    var grace = form.whole("graceSeconds", 0, limits.graceSeconds());
    var attempts = form.whole("attemptsAllowed", 1, limits.attemptsAllowed());
    var passing = form.decimal("passingPercent", BigDecimal.ZERO, HUNDRED, Points.SCALE);
    return new QuizSettings(
        form.whole("timeLimitSeconds", 1, limits.timeLimitSeconds()),
        grace == null ? 0 : grace,
        opensAt,
        closesAt,
        attempts == null ? null : attempts.intValue(),
        form.oneOf("attemptScoring", AttemptScoring.class, AttemptScoring.HIGHEST),
        passing == null ? null : new Percent(passing),
        form.truth("shuffleQuestions", false),
        form.truth("shuffleChoices", false),
        review(form.object("review")));
  }

  private static ReviewSettings review(@Nullable Form form) {
    var usual = ReviewSettings.DEFAULT;
    return form == null
        ? usual
        : new ReviewSettings(
            form.oneOf("score", ReviewMoment.class, usual.score()),
            form.oneOf("correctness", ReviewMoment.class, usual.correctness()),
            form.oneOf("key", ReviewMoment.class, usual.key()),
            form.oneOf("feedback", ReviewMoment.class, usual.feedback()));
  }
}
