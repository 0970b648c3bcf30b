package io.quizledger.eventlog;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quizledger.eventlog.LogVerification.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Verifies a log from the command line. Exit codes: 0 the log is sound, 1 it is not, 2 it could
/// not be told (wrong usage, no database, stopped).
public final class VerifyCommand {
  private static final String USAGE =
      """
      Usage: verify <connection string> [--database NAME] [--collection NAME]
                    [--receipt POSITION:HASH]...

      Reads the whole log and computes every hash anew. Prints how far it has come, and the first
      position that does not fit.

        --database    default: the one in the connection string, else quizledger
        --collection  default: events
        --receipt     a hash known from outside; also finds a log that was cut off at its end

      Exit code: 0 sound, 1 broken, 2 it could not be told.\
      """;
  private static final int SOUND = 0;
  private static final int BROKEN = 1;
  private static final int UNKNOWN = 2;

  private final PrintStream out;
  private final AtomicBoolean stop = new AtomicBoolean();

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  /// The program.
  public static void main(String[] arguments) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    var command = new VerifyCommand(System.out);
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
      return verify(Options.of(arguments));
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.println(USAGE);
      return UNKNOWN;
    } catch (MongoException e) {
      out.println("The database does not answer: " + e.getMessage());
      return UNKNOWN;
    }
  }

  private record Options(
      ConnectionString uri, String database, String collection, Map<Long, String> receipts) {

    static Options of(List<String> arguments) {
      if (arguments.size() < 2 || !arguments.getFirst().equals("verify")) {
        throw new IllegalArgumentException("The command is: verify <connection string>");
      }
      var uri = new ConnectionString(arguments.get(1));
      var database = uri.getDatabase() == null ? "quizledger" : uri.getDatabase();
      var collection = "events";
      var receipts = new HashMap<Long, String>();
      for (var i = 2; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size()) {
          throw new IllegalArgumentException(arguments.get(i) + " needs a value");
        }
        var value = arguments.get(i + 1);
        switch (arguments.get(i)) {
          case "--database" -> database = value;
          case "--collection" -> collection = value;
          case "--receipt" -> {
            var parts = List.of(value.split(":", 2));
            if (parts.size() < 2) {
              throw new IllegalArgumentException("A receipt is POSITION:HASH");
            }
            receipts.put(Long.valueOf(parts.getFirst()), parts.getLast().toLowerCase(Locale.ROOT));
          }
          default -> throw new IllegalArgumentException("Unknown option " + arguments.get(i));
        }
      }
      return new Options(uri, database, collection, receipts);
    }
  }

  private int verify(Options options) {
    var settings =
        LogClientSettings.defaults().builder(options.uri, new SimpleMeterRegistry()).build();
    try (var client = MongoClients.create(settings)) {
      var outcome =
          new LogVerification(client.getDatabase(options.database), options.collection)
              .run(options.receipts, Duration.ofSeconds(1), this::print, stop::get);
      return switch (outcome) {
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
  }

  private void print(LogVerification.Progress progress) {
    var percent =
        progress.head() == 0
            ? 100.0
            : Math.min(100.0, 100.0 * progress.position() / progress.head());
    out.printf(
        Locale.ROOT,
        "%5.1f %%  position %d of %d  %.0f commits/s  %d s left%n",
        percent,
        progress.position(),
        progress.head(),
        progress.perSecond(),
        progress.remaining().toSeconds());
  }
}
