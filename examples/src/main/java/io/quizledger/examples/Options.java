package io.quizledger.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the command line of `class-of-thirty` says.
record Options(
    String commands,
    String queries,
    Path gift,
    int learners,
    long seed,
    String adminEmail,
    String adminPassword) {
  static final String USAGE =
      """
      Usage: class-of-thirty [options] FILE.gift

      Registers an instructor and learners, imports the file, publishes it, has all learners sit
      it at once with changes of mind, and compares every score and the whole leaderboard with a
      computation of its own. Ends with 0 where all is equal, 1 where something differs, 2 where
      it could not be found out.

        --url URL            where Quizledger is                 (http://localhost:8080)
        --commands URL       the command side, if it has an address of its own
        --queries URL        the query side, if it has an address of its own
        --learners NUMBER    how many sit the quiz               (30)
        --seed NUMBER        what they answer                    (1)
        --admin-email E      an administrator, where people may not choose to be instructors
        --admin-password P   and the password (or QUIZLEDGER_ADMIN_EMAIL, QUIZLEDGER_ADMIN_PASSWORD)
      """;

  private static final List<String> NAMES =
      List.of(
          "--url",
          "--commands",
          "--queries",
          "--learners",
          "--seed",
          "--admin-email",
          "--admin-password");

  static Options of(String[] arguments) {
    var given = new HashMap<String, String>();
    Path file = null;
    for (var i = 0; i < arguments.length; i++) {
      if (NAMES.contains(arguments[i]) && i + 1 < arguments.length) {
        given.put(arguments[i], arguments[++i]);
      } else if (!arguments[i].startsWith("--") && file == null) {
        file = Path.of(arguments[i]);
      } else {
        throw new UsageException(USAGE);
      }
    }
    var url = trimmed(given.getOrDefault("--url", "http://localhost:8080"));
    return new Options(
        trimmed(given.getOrDefault("--commands", url)),
        trimmed(given.getOrDefault("--queries", url)),
        readable(file),
        (int) number(given, "--learners", 30),
        number(given, "--seed", 1),
        orEnvironment(given, "--admin-email", "QUIZLEDGER_ADMIN_EMAIL"),
        orEnvironment(given, "--admin-password", "QUIZLEDGER_ADMIN_PASSWORD"));
  }

  private static String trimmed(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static Path readable(@Nullable Path file) {
    if (file == null) {
      throw new UsageException(USAGE);
    }
    if (!Files.isReadable(file)) {
      throw new UsageException("class-of-thirty: " + file + " cannot be read");
    }
    return file;
  }

  private static long number(Map<String, String> given, String name, long otherwise) {
    try {
      return given.containsKey(name) ? Long.parseLong(given.get(name)) : otherwise;
    } catch (NumberFormatException e) {
      throw new UsageException("class-of-thirty: " + name + " needs a number");
    }
  }

  private static String orEnvironment(Map<String, String> given, String name, String variable) {
    return given.getOrDefault(name, System.getenv().getOrDefault(variable, ""));
  }

  /// The command line cannot be understood.
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }
}
