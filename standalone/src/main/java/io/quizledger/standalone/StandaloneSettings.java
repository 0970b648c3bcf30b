package io.quizledger.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the standalone program is told by its environment before anything else starts.
///
/// @param port the port that it listens on (`QUIZLEDGER_PORT`)
/// @param data the directory for the embedded database and the log file (`QUIZLEDGER_DATA`)
/// @param mongodbUri another database instead of the embedded one (`QUIZLEDGER_MONGODB_URI`)
/// @param demo whether sample accounts and quizzes are loaded (`QUIZLEDGER_DEMO`)
record StandaloneSettings(int port, Path data, Optional<String> mongodbUri, boolean demo) {
  /// What the environment may set otherwise. There is no load balancer here that would keep
  /// operators' addresses from the rest of the network.
  static final Map<String, Object> DEFAULTS =
      Map.of("quizledger.web.operators-from", "127.0.0.0/8,::1");

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

  /// These settings as Spring's, over a database at a connection string.
  List<String> forSpring(String connectionString) {
    var settings = new ArrayList<String>();
    settings.add("server.port=" + port);
    settings.add("quizledger.mongodb.uri=" + connectionString);
    settings.add("quizledger.accounts.choose-role=true");
    settings.add("quizledger.admin.make-up=true");
    settings.add("quizledger.sessions.secure-cookie=false");
    settings.add("logging.file.name=" + data.resolve("quizledger.log"));
    settings.add("logging.threshold.console=WARN");
    settings.add("logging.pattern.console=%d{HH:mm:ss} %-5p %m%n%nopex");
    settings.add("logging.structured.format.console=");
    settings.add("logging.logback.rollingpolicy.max-file-size=10MB");
    settings.add("logging.logback.rollingpolicy.total-size-cap=100MB");
    // A small heap bears so many connections, of which streams may not take all.
    settings.add("server.tomcat.max-connections=500");
    settings.add("quizledger.live.streams-per-node=250");
    // Every refused write is an error to the embedded server; whoever sent it reports it.
    settings.add("logging.level.de.bwaldvogel.mongo=ERROR");
    settings.add("logging.level.de.bwaldvogel.mongo.wire=OFF");
    settings.add("logging.level.org.springdoc.core.events.SpringDocAppInitializer=ERROR");
    return settings.stream().map(setting -> "--" + setting).toList();
  }
}
