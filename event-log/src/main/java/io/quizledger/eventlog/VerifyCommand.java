package io.quizledger.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quizledger.eventlog.LogVerification.Outcome;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;

/// Verifies a log from the command line. Exit codes: 0 the log is sound, 1 it is not, 2 it could
/// not be told (wrong usage, no database, stopped).
public final class VerifyCommand {
  private static final String USAGE =
      """
      Usage: verify [<connection string>] [--database NAME] [--collection NAME]
                    [--receipt POSITION:HASH]... [--json]

      Without a connection string, QUIZLEDGER_MONGODB_URI of the environment is taken. A file of
      certificates that vouch for the servers is QUIZLEDGER_MONGODB_CAFILE.

      Reads the whole log and computes every hash anew. Prints how far it has come, and the first
      position that does not fit.

        --database    default: the one in the connection string, else quizledger
        --collection  default: events
        --receipt     a hash known from outside; also finds a log that was cut off at its end
        --json        ends with one line of JSON, for machines

      Exit code: 0 sound, 1 broken, 2 it could not be told.\
      """;
  private static final String URI = "QUIZLEDGER_MONGODB_URI";
  private static final String CA_FILE = "QUIZLEDGER_MONGODB_CAFILE";
  private static final int SOUND = 0;
  private static final int BROKEN = 1;
  private static final int UNKNOWN = 2;

  private final PrintStream out;
  private final Map<String, String> environment;
  private final AtomicBoolean stop = new AtomicBoolean();

  VerifyCommand(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /// The program.
  public static void main(String[] arguments) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var command = new VerifyCommand(System.out, System.getenv());
    var main = Thread.currentThread();
    var ended = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  command.stop.set(true);
                  if (!ended.get()) {
                    joinQuietly(main);
                  }
                }));
    var code = command.run(List.of(arguments));
    ended.set(true);
    if (!command.stop.get()) {
      System.exit(code);
    }
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int run(List<String> arguments) {
    try {
      return verify(Options.of(arguments, environment));
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.println(USAGE);
      return UNKNOWN;
    } catch (IllegalStateException | UncheckedIOException e) {
      out.println(e.getMessage());
      return UNKNOWN;
    } catch (MongoException e) {
      out.println("The database does not answer: " + e.getMessage());
      return UNKNOWN;
    }
  }

  private record Options(
      ConnectionString uri,
      String database,
      String collection,
      Map<Long, String> receipts,
      boolean json) {

    static Options of(List<String> arguments, Map<String, String> environment) {
      if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
        throw new IllegalArgumentException("The command is: verify <connection string>");
      }
      var rest = new ArrayDeque<>(arguments.subList(1, arguments.size()));
      var given =
          rest.isEmpty() || rest.peek().startsWith("--") ? environment.get(URI) : rest.poll();
      if (given == null) {
        throw new IllegalArgumentException("There is no connection string");
      }
      var uri = new ConnectionString(given);
      var database = uri.getDatabase() == null ? "quizledger" : uri.getDatabase();
      var collection = "events";
      var receipts = new HashMap<Long, String>();
      var json = false;
      while (!rest.isEmpty()) {
        var option = rest.remove();
        switch (option) {
          case "--database" -> database = value(option, rest);
          case "--collection" -> collection = value(option, rest);
          case "--receipt" -> addReceipt(value(option, rest), receipts);
          case "--json" -> json = true;
          default -> throw new IllegalArgumentException("Unknown option " + option);
        }
      }
      return new Options(uri, database, collection, receipts, json);
    }

    private static String value(String option, Deque<String> rest) {
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      return rest.remove();
    }

    private static void addReceipt(String text, Map<Long, String> receipts) {
      var parts = List.of(text.split(":", 2));
      if (parts.size() < 2) {
        throw new IllegalArgumentException("A receipt is POSITION:HASH");
      }
      receipts.put(Long.valueOf(parts.getFirst()), parts.getLast().toLowerCase(Locale.ROOT));
    }
  }

  private int verify(Options options) {
    var settings = LogClientSettings.defaults().builder(options.uri, new SimpleMeterRegistry());
    var caFile = environment.get(CA_FILE);
    if (caFile != null) {
      var trusted = TrustedServers.in(Path.of(caFile));
      settings.applyToSslSettings(tls -> tls.enabled(true).context(trusted));
    }
    try (var client = MongoClients.create(settings.build())) {
      var outcome =
          new LogVerification(client.getDatabase(options.database), options.collection)
              .run(options.receipts, Duration.ofSeconds(1), this::print, stop::get);
      var code = tell(outcome);
      if (options.json) {
        out.println(json(outcome).toJson());
      }
      return code;
    }
  }

  private int tell(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sound(long position, _, _) when position == 0 -> {
        out.println("There is no log there, or it is empty");
        yield UNKNOWN;
      }
      case Outcome.Sound sound -> {
        out.printf("Sound: %,d commits%n", sound.position());
        out.printf("hash %s%nroot %s%n", sound.hash(), sound.root());
        yield SOUND;
      }
      case Outcome.Broken broken -> {
        out.printf("Broken at position %d: %s%n", broken.position(), broken.reason());
        yield BROKEN;
      }
      case Outcome.Stopped stopped -> {
        out.printf("Stopped; sound up to position %d%n", stopped.position());
        yield UNKNOWN;
      }
    };
  }

  private static Document json(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sound(long position, _, _) when position == 0 ->
          new Document("verdict", "empty");
      case Outcome.Sound sound ->
          new Document("verdict", "sound")
              .append("position", sound.position())
              .append("hash", sound.hash())
              .append("root", sound.root());
      case Outcome.Broken broken ->
          new Document("verdict", "broken")
              .append("position", broken.position())
              .append("reason", broken.reason());
      case Outcome.Stopped stopped ->
          new Document("verdict", "stopped").append("position", stopped.position());
    };
  }

  private void print(LogProgress progress) {
    var percent =
        progress.head() == 0
            ? 100.0
            : Math.min(100.0, 100.0 * progress.position() / progress.head());
    out.printf(
        Locale.ROOT,
        "%5.1f %%  position %d of %d  %d commits/s  %d s left%n",
        percent,
        progress.position(),
        progress.head(),
        progress.commitsPerSecond(),
        progress.secondsLeft());
  }
}
