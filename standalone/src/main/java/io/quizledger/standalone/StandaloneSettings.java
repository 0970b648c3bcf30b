package io.quizledger.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the standalone program is told by its environment before anything else starts.
///
/// @param port the port that it listens on (`QUIZLEDGER_PORT`)
/// @param data the directory for the embedded database and the log file (`QUIZLEDGER_DATA`)
/// @param mongodbUri another database instead of the embedded one (`QUIZLEDGER_MONGODB_URI`)
/// @param demo whether sample accounts and quizzes are loaded (`QUIZLEDGER_DEMO`)
record StandaloneSettings(int port, Path data, Optional<String> mongodbUri, boolean demo) {
  private static final int HIGHEST_PORT = 65_535;

  static StandaloneSettings from(Map<String, String> environment) {
    return new StandaloneSettings(
        port(environment.getOrDefault("QUIZLEDGER_PORT", "8080")),
        Path.of(environment.getOrDefault("QUIZLEDGER_DATA", "data")).toAbsolutePath().normalize(),
        Optional.ofNullable(environment.get("QUIZLEDGER_MONGODB_URI")).filter(s -> !s.isBlank()),
        Boolean.parseBoolean(environment.get("QUIZLEDGER_DEMO")));
  }

  private static int port(String given) {
    try {
      var port = Integer.parseInt(given.strip());
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new CannotStartException("Not a port: " + given);
  }

  /// What nobody may set otherwise: where it listens, and over which connection string. The empty
  /// one of the environment is none.
  String[] arguments(String connectionString) {
    return new String[] {"--server.port=" + port, "--quizledger.mongodb.uri=" + connectionString};
  }

  /// How this program differs from the others, unless its environment says otherwise.
  Map<String, Object> defaults() {
    return Map.ofEntries(
        Map.entry("quizledger.accounts.choose-role", "true"),
        Map.entry("quizledger.admin.make-up", "true"),
        Map.entry("quizledger.sessions.secure-cookie", "false"),
        Map.entry("logging.file.name", data.resolve("quizledger.log").toString()),
        Map.entry("logging.threshold.console", "WARN"),
        Map.entry("logging.pattern.console", "%d{HH:mm:ss} %-5p %m%n%nopex"),
        Map.entry("logging.structured.format.console", ""),
        Map.entry("logging.logback.rollingpolicy.max-file-size", "10MB"),
        Map.entry("logging.logback.rollingpolicy.total-size-cap", "100MB"),
        // A small heap bears so many connections, of which streams may not take all.
        Map.entry("server.tomcat.max-connections", "500"),
        Map.entry("quizledger.live.streams-per-node", "250"),
        // Here nobody stands before the program who would keep others from its metrics.
        Map.entry("quizledger.web.operators-from", "127.0.0.0/8,::1"),
        // Every refused write is an error to the embedded server; whoever sent it reports it.
        Map.entry("logging.level.de.bwaldvogel.mongo", "ERROR"),
        Map.entry("logging.level.de.bwaldvogel.mongo.wire", "OFF"),
        Map.entry("logging.level.org.springdoc.core.events.SpringDocAppInitializer", "ERROR"));
  }
}
