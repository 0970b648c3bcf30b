package io.quizledger.command.over;

import static org.awaitility.Awaitility.await;

import io.quizledger.command.CommandSide;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.platform.projections.ReadModels;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The command side on an embedded server, asked over HTTP. One program serves all tests.
@SpringBootTest(
    classes = CommandSide.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(OverHttp.World.class)
public abstract class OverHttp {
  static final EmbeddedMongoDb DATABASE = EmbeddedMongoDb.inMemory();

  /// Those who come all at once are many for a small machine.
  private static final String LOCK_WAIT = "20s";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// A clock that tests can move, and tokens that they can sign.
  @TestConfiguration(proxyBeanMethods = false)
  static class World {
    @Bean
    @Primary
    TestClock testClock() {
      return new TestClock();
    }

    @Bean
    TestTokens testTokens(Clock clock) {
      return new TestTokens(clock);
    }
  }

  @LocalServerPort int port;
  @Autowired protected TestClock clock;
  @Autowired TestTokens tokens;
  @Autowired ReadModels readModels;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("quizledger.mongodb.uri", DATABASE::connectionString);
    settings.add("quizledger.commands.lock-wait", () -> LOCK_WAIT);
  }

  /// Somebody signed in.
  public static final class Person {
    private final String id;
    private final String token;
    private final int port;

    private Person(String id, String token, int port) {
      this.id = id;
      this.token = token;
      this.port = port;
    }

    /// The same person at another node.
    public Person at(int otherPort) {
      return new Person(id, token, otherPort);
    }

    /// The account's id.
    public String id() {
      return id;
    }

    public Call get(String path) {
      return call("GET", path);
    }

    public Call post(String path) {
      return call("POST", path);
    }

    public Call put(String path) {
      return call("PUT", path);
    }

    public Call patch(String path) {
      return call("PATCH", path);
    }

    public Call delete(String path) {
      return call("DELETE", path);
    }

    private Call call(String method, String path) {
      return new Call(method, URI.create("http://localhost:" + port + path))
          .with("Authorization", "Bearer " + token);
    }
  }

  private Person person(String role) {
    var id = role.toLowerCase(Locale.ROOT) + NUMBER.incrementAndGet();
    return new Person(id, tokens.issue(id, role), port);
  }

  /// Someone who writes quizzes.
  protected Person instructor() {
    return person("INSTRUCTOR");
  }

  /// Someone who sits them.
  protected Person learner() {
    return person("LEARNER");
  }

  protected Person analyst() {
    return person("ANALYST");
  }

  protected Person administrator() {
    return person("ADMINISTRATOR");
  }

  /// One more program, with the clock and the tokens of this one. Whoever starts it closes it.
  ///
  /// @param settings as on a command line
  ConfigurableApplicationContext anotherProgram(String... settings) {
    return new SpringApplicationBuilder(CommandSide.class)
        .initializers(
            context -> {
              var beans = (GenericApplicationContext) context;
              beans.registerBean(
                  "testClock", TestClock.class, () -> clock, bean -> bean.setPrimary(true));
              beans.registerBean("testTokens", TestTokens.class, () -> tokens);
            })
        .properties("quizledger.commands.lock-wait=" + LOCK_WAIT)
        .run(settings);
  }

  /// Where it listens.
  static int port(ConfigurableApplicationContext program) {
    return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /// The first fact of that type in the attempt's stream.
  static <T> Optional<T> fact(EventStore events, KnownAttempt attempt, Class<T> type) {
    return events
        .readEvents(attempt.id(), 0)
        .asStream()
        .map(event -> event.getPayload())
        .filter(type::isInstance)
        .<T>map(type::cast)
        .findFirst();
  }

  /// A quiz as its owner knows it.
  public record KnownQuiz(String id, Reply last) {
    public String path(String rest) {
      return "/api/quizzes/" + id + rest;
    }

    KnownQuiz after(Reply reply) {
      if (reply.status() >= 300) {
        throw new AssertionError("refused: " + reply);
      }
      return new KnownQuiz(id, reply);
    }
  }

  /// A public quiz without questions.
  protected KnownQuiz draft(Person owner) {
    var created =
        owner.post("/api/quizzes").json("{'title': 'Geography', 'visibility': 'PUBLIC'}").send();
    return new KnownQuiz(created.text("quizId"), created).after(created);
  }

  /// The quiz with one more question, whose choices are `right` and `wrong`.
  protected KnownQuiz withChoices(Person owner, KnownQuiz quiz) {
    return with(
        owner,
        quiz,
        """
        {'type': 'SINGLE_CHOICE', 'text': 'Which one?', 'points': 2, 'feedback': 'Well.',
         'choices': [{'choiceId': 'right', 'text': 'A', 'weight': 100, 'feedback': 'Yes!'},
                     {'choiceId': 'wrong', 'text': 'B', 'weight': -50}]}
        """);
  }

  protected KnownQuiz with(Person owner, KnownQuiz quiz, String question) {
    return quiz.after(owner.post(quiz.path("/questions")).from(quiz.last()).json(question).send());
  }

  protected KnownQuiz withSettings(Person owner, KnownQuiz quiz, String settings) {
    return quiz.after(owner.put(quiz.path("/settings")).from(quiz.last()).json(settings).send());
  }

  protected KnownQuiz published(Person owner, KnownQuiz quiz) {
    return quiz.after(owner.post(quiz.path("/publication")).from(quiz.last()).send());
  }

  /// A published quiz of one question, with these settings.
  protected KnownQuiz published(Person owner, String settings) {
    return published(owner, withSettings(owner, withChoices(owner, draft(owner)), settings));
  }

  /// An attempt as its learner knows it.
  public record KnownAttempt(String id, Reply start) {
    public String path(String rest) {
      return "/api/attempts/" + id + rest;
    }

    /// The id of the question at `index`.
    public String question(int index) {
      return start.body().path("questions").path(index).path("questionId").asString();
    }
  }

  /// Waits until the system knows of the attempt's deadline.
  protected void isWatched(KnownAttempt attempt) {
    var position = Long.valueOf(attempt.start().header("Log-Position").orElseThrow());
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> readModels.await("open-attempts", position).position() >= position);
  }

  protected KnownAttempt start(Person learner, KnownQuiz quiz) {
    var start = learner.post(quiz.path("/attempts")).send();
    if (start.status() != 201) {
      throw new AssertionError("refused: " + start);
    }
    return new KnownAttempt(start.text("attemptId"), start);
  }
}
