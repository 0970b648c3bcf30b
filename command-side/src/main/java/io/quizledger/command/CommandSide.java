package io.quizledger.command;

import io.quizledger.platform.Program;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The command side as a program of its own.
@SpringBootApplication(scanBasePackages = {"io.quizledger.platform", "io.quizledger.command"})
public class CommandSide {
  /// Nobody waits for what this side reads of the log: it follows at leisure, and leaves the
  /// database to those who write.
  private static final Map<String, Object> DEFAULTS =
      Map.of("quizledger.axon.fetch-delay", "100ms");

  /// Starts the program; its settings come from the environment.
  public static void main(String[] arguments) {
    Program.run("command-side", CommandSide.class, DEFAULTS, arguments);
  }
}
