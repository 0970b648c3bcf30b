package io.quizledger.command.quiz;

import io.quizledger.command.form.Form;
import io.quizledger.command.form.TextRule;
import io.quizledger.command.quiz.DetailsPatch.Optionally;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.Visibility;
import java.net.URI;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads how a quiz is to present itself.
record DetailsForm(Form form, QuizLimits limits) {
  private static final int LANGUAGE = 35;

  QuizDetails details() {
    return new QuizDetails(
        form.requiredText("title", TextRule.line(limits.title())),
        description("description"),
        category("category"),
        tags(),
        imageUrl("imageUrl"),
        language("language"));
  }

  Visibility visibility() {
    return form.oneOf("visibility", Visibility.class, Visibility.PRIVATE);
  }

  DetailsPatch patch() {
    if (form.isNull("title")) {
      form.fault("title", "cannot be removed");
    }
    if (form.isNull("visibility")) {
      form.fault("visibility", "cannot be removed");
    }
    return new DetailsPatch(
        form.text("title", TextRule.line(limits.title())),
        optionally("description", this::description),
        optionally("category", this::category),
        form.has("tags") ? tags() : null,
        optionally("imageUrl", this::imageUrl),
        optionally("language", this::language),
        form.has("visibility") ? visibility() : null);
  }

  private Optionally<String> optionally(String name, Function<String, @Nullable String> reader) {
    return form.has(name) ? new Optionally<>(true, reader.apply(name)) : Optionally.asItIs();
  }

  private @Nullable String description(String name) {
    return form.text(name, TextRule.text(limits.description()));
  }

  private @Nullable String category(String name) {
    return form.text(name, TextRule.line(limits.word()));
  }

  private List<String> tags() {
    return form.texts("tags", limits.tags(), TextRule.line(limits.word()));
  }

  private @Nullable String imageUrl(String name) {
    var text = form.text(name, TextRule.line(limits.address()));
    if (text != null && !isHttps(text)) {
      form.fault(name, "must be an https address");
    }
    return text;
  }

  private static boolean isHttps(String text) {
    try {
      var uri = URI.create(text);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private @Nullable String language(String name) {
    var text = form.text(name, TextRule.line(LANGUAGE));
    if (text != null && !isLanguage(text)) {
      form.fault(name, "must be a BCP 47 language tag, as en or pt-BR");
    }
    return text;
  }

  private static boolean isLanguage(String text) {
    try {
      return !new Locale.Builder().setLanguageTag(text).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
