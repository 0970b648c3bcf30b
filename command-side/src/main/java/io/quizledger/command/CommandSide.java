package io.quizledger.command;

import io.quizledger.platform.Program;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The command side as a program of its own.
@SpringBootApplication(scanBasePackages = {"io.quizledger.platform", "io.quizledger.command"})
public class CommandSide {
  /// Starts the program; its settings come from the environment.
  public static void main(String[] arguments) {
    Program.run("command-side", CommandSide.class, arguments);
  }
}
