package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "quizledger.log.commit-size=16KB")
class CommitTooLargeTest extends OverHttp {
  @Test
  void whatOneCommitCannotHoldIsRefusedAndNothingIsDone() {
    var author = instructor();
    var quiz = draft(author);
    var file = "The earth is round %s {T}\n\n".formatted("indeed ".repeat(100)).repeat(60);

    var refused = bringIn(author, quiz, file).key("k").send();

    assertThat(refused.status()).as("%s", refused).isEqualTo(413);
    assertThat(refused.text("code")).isEqualTo("TOO_LARGE");
    var smaller = bringIn(author, quiz, "The earth is round {T}").key("k").send();
    assertThat(smaller.status()).as("%s", smaller).isEqualTo(200);
    assertThat(smaller.body().path("imported").asInt()).isEqualTo(1);
  }

  private static Call bringIn(Person author, KnownQuiz quiz, String file) {
    return author
        .post(quiz.path("/imports"))
        .from(quiz.last())
        .body("text/x-gift", file.getBytes(StandardCharsets.UTF_8));
  }
}
