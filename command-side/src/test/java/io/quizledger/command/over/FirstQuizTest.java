package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstQuizTest extends OverHttp {
  @Test
  void aQuizIsWrittenPublishedSatAndScored() {
    var author = instructor();
    var quiz = published(author, withChoices(author, draft(author)));
    var learner = learner();

    var attempt = start(learner, quiz);
    var answer =
        learner
            .put(attempt.path("/answers/" + attempt.question(0)))
            .json("{'response': {'choice': 'right'}}")
            .send();
    var handedIn = learner.post(attempt.path("/submission")).send();

    assertThat(attempt.start().header("Location")).contains(attempt.path(""));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.body().path("sequence").asInt()).isEqualTo(1);
    assertThat(answer.body().path("receipt").path("hash").asString()).matches("[0-9a-f]{64}");
    assertThat(handedIn.status()).as("%s", handedIn).isEqualTo(200);
    assertThat(handedIn.text("status")).isEqualTo("GRADED");
    assertThat(handedIn.body().path("score").path("percent").asInt()).isEqualTo(100);
  }
}
