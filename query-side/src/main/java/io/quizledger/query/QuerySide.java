package io.quizledger.query;

import io.quizledger.platform.Program;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The query side as a program of its own.
@SpringBootApplication(scanBasePackages = {"io.quizledger.platform", "io.quizledger.query"})
public class QuerySide {
  /// Starts the program; its settings come from the environment.
  public static void main(String[] arguments) {
    Program.run("query-side", QuerySide.class, arguments);
  }
}
