package io.quizledger.standalone;

import ch.qos.logback.classic.Level;
import com.mongodb.ConnectionString;
import io.quizledger.command.CommandSide;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.query.QuerySide;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The standalone program: both sides and, unless another database is named, an embedded one.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {
      "io.quizledger.platform",
      "io.quizledger.command",
      "io.quizledger.query",
      "io.quizledger.standalone"
    },
    // The two sides may well have classes of one name.
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    excludeFilters = {
      @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
      @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
      @Filter(
          type = FilterType.ASSIGNABLE_TYPE,
          classes = {CommandSide.class, QuerySide.class})
    })
public class Standalone {
  /// Starts the program; its settings come from the environment. Ends with 2 and one line on the
  /// console where it cannot start.
  public static void main(String[] arguments) {
    try {
      start(StandaloneSettings.from(System.getenv()));
    } catch (CannotStartException e) {
      System.err.println("Quizledger cannot start: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void start(StandaloneSettings settings) {
    refuseTakenPort(settings.port());
    try {
      Files.createDirectories(settings.data());
    } catch (IOException e) {
      throw new CannotStartException("the directory " + settings.data() + " cannot be made");
    }
    silenceLogsUntilTheyAreConfigured();
    settings.mongodbUri().ifPresent(Standalone::refuseNoAddress);
    var uri = settings.mongodbUri().orElseGet(() -> embedded(settings));
    var application = new SpringApplication(Standalone.class);
    application.setDefaultProperties(settings.defaults());
    var context = application.run(settings.arguments(uri));
    context.getBean(Announcement.class).whenReady(settings.demo());
    if (Boolean.getBoolean("quizledger.end-when-ready")) {
      System.exit(SpringApplication.exit(context));
    }
  }

  private static void silenceLogsUntilTheyAreConfigured() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger l) {
      l.setLevel(Level.OFF);
    }
  }

  private static void refuseNoAddress(String uri) {
    try {
      new ConnectionString(uri);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException("this is no address of a MongoDB: " + e.getMessage());
    }
  }

  private static void refuseTakenPort(int port) {
    try (var socket = new ServerSocket(port)) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new CannotStartException(
          "port %d is in use by another program; choose one with --port".formatted(port));
    }
  }

  private static String embedded(StandaloneSettings settings) {
    try {
      var database = EmbeddedMongoDb.at(settings.data());
      // Runs after the application is closed and has written its last.
      SpringApplication.getShutdownHandlers().add(database::close);
      return database.connectionString() + "/quizledger";
    } catch (EmbeddedMongoDb.DataInUseException e) {
      throw new CannotStartException(
          "the data in %s is in use by another running program; stop it or choose another"
                  .formatted(settings.data())
              + " directory with --data");
    }
  }
}
