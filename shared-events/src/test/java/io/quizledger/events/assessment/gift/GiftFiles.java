package io.quizledger.events.assessment.gift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quizledger.events.assessment.AssessmentLimits;
import io.quizledger.events.assessment.Question;
import io.quizledger.events.assessment.QuestionRules;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads GIFT as the tests need it.
final class GiftFiles {
  private GiftFiles() {}

  static GiftReader reader() {
    var ids = new AtomicInteger();
    return new GiftReader(
        () -> "id-" + ids.incrementAndGet(),
        new QuestionRules(AssessmentLimits.DEFAULT),
        GiftLimits.DEFAULT);
  }

  static GiftFile.Read read(String gift) {
    var file = reader().read(gift.getBytes(StandardCharsets.UTF_8));
    assertThat(file).isInstanceOf(GiftFile.Read.class);
    return (GiftFile.Read) file;
  }

  /// The only question of the file, which is understood.
  static Question understood(String gift) {
    var items = read(gift).items();
    assertThat(items).hasSize(1).first().isInstanceOf(GiftFile.Understood.class);
    return ((GiftFile.Understood) items.getFirst()).question();
  }

  static JsonNode withoutIds(Question question) {
    return Extension.withoutIds(question);
  }
}
