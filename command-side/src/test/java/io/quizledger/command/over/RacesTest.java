package io.quizledger.command.over;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RacesTest extends OverHttp {
  @Test
  void sixtyFourStartsOfOneLearnerOpenOneAttempt() throws Exception {
    var quiz = published(instructor(), "{}");
    var learner = learner();

    var replies = atOnce(64, i -> learner.post(quiz.path("/attempts")).send());

    assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(200);
    assertThat(new HashSet<>(replies.stream().map(reply -> reply.text("attemptId")).toList()))
        .hasSize(1);
  }

  @Test
  void attemptsOfOneLearnerAreNumberedWithoutGaps() {
    var quiz = published(instructor(), "{}");
    var learner = learner();
    var numbers = new ArrayList<Integer>();
    for (var i = 0; i < 6; i++) {
      var attempt = start(learner, quiz);
      numbers.add(attempt.start().body().path("number").asInt());
      learner.post(attempt.path("/submission")).send();
    }
    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void ofTwoChangesFromOneRevisionOneWins() throws Exception {
    var author = instructor();
    var quiz = draft(author);

    var replies =
        atOnce(
            8,
            i ->
                author
                    .patch(quiz.path(""))
                    .from(quiz.last())
                    .json("{'title': 'Title " + i + "'}")
                    .send());

    assertThat(replies).extracting(Reply::status).containsOnlyOnce(200);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .extracting(Reply::code)
        .containsOnly("STALE_REVISION");
  }

  @Test
  void answersGivenAtOnceAllCountOnce() throws Exception {
    var author = instructor();
    var learner = learner();
    var attempt = start(learner, published(author, "{}"));
    var path = attempt.path("/answers/" + attempt.question(0));

    var replies =
        atOnce(32, i -> learner.put(path).json("{'response': {'choice': 'right'}}").send());

    assertThat(replies)
        .extracting(reply -> reply.body().path("sequence").asInt())
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 32).boxed().toList());
  }

  @Test
  void learnersWhoStartAtOnceAllStart() throws Exception {
    var quiz = published(instructor(), "{}");

    var replies = atOnce(32, i -> learner().post(quiz.path("/attempts")).send());

    assertThat(replies).extracting(Reply::status).containsOnly(201);
  }

  @Test
  void eitherTheFirstAttemptOrAnotherScoringComesFirst() throws Exception {
    for (var round = 0; round < 5; round++) {
      var author = instructor();
      var quiz = published(author, "{}");
      var changed = withSettings(author, quiz, "{'attemptScoring': 'LAST'}");

      var replies =
          atOnce(
              2,
              i ->
                  i == 0
                      ? learner().post(quiz.path("/attempts")).send()
                      : author.post(quiz.path("/publication")).from(changed.last()).send());

      var start = replies.get(0);
      var publication = replies.get(1);
      assertThat(start.status()).as("%s", start).isEqualTo(201);
      if (publication.status() == 200) {
        assertThat(start.body().path("version").asInt()).isEqualTo(2);
      } else {
        assertThat(publication.code()).isEqualTo("ATTEMPT_SCORING_FIXED");
        assertThat(start.body().path("version").asInt()).isEqualTo(1);
      }
    }
  }

  private interface Numbered {
    Reply send(int number);
  }

  private static List<Reply> atOnce(int times, Numbered request) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      return threads
          .invokeAll(
              IntStream.range(0, times)
                  .<Callable<Reply>>mapToObj(i -> () -> request.send(i))
                  .toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
