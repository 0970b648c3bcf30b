package io.quizledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The standalone program twice on one directory.
class StartedAgainIT {
  private static final Pattern ADMINISTRATOR =
      Pattern.compile("The administrator is (\\S+) with the password (\\S+) ");

  @TempDir Path directory;

  @Test
  void a_second_start_goes_on_where_it_was_and_tells_no_password() throws Exception {
    var port = Program.freePort();
    String email;
    String password;
    String quiz;
    try (var program = start(port, "first.log")) {
      program.says("Quizledger is ready at http://localhost:" + port);
      var told = ADMINISTRATOR.matcher(program.output());
      assertThat(told.results()).as(program.output()).hasSize(1);
      told.reset();
      assertThat(told.find()).isTrue();
      email = told.group(1);
      password = told.group(2);
      var school = new School(port);
      quiz =
          school
              .ok("POST", "/api/quizzes", school.signIn(email, password), "{\"title\": \"Water\"}")
              .json()
              .get("quizId")
              .stringValue();
      program.kill();
    }

    try (var program = start(port, "second.log")) {
      program.says("Quizledger is ready at http://localhost:" + port);
      assertThat(program.output()).doesNotContain("password");
      var school = new School(port);
      var administrator = school.signIn(email, password);
      assertThat(administrator.role()).isEqualTo("ADMINISTRATOR");
      assertThat(school.ok("GET", "/api/quizzes/" + quiz, administrator, null).json().get("title"))
          .hasToString("\"Water\"");
    }
  }

  @Test
  void samples_that_another_process_has_loaded_are_not_loaded_again() throws Exception {
    for (var log : List.of("first.log", "second.log")) {
      var port = Program.freePort();
      try (var program = start(port, log, "true")) {
        program.says("Quizledger is ready at http://localhost:" + port);
        assertThat(program.output()).contains("Sample accounts:").doesNotContain("not all loaded");
      }
    }
  }

  private Program start(int port, String log) throws IOException {
    return start(port, log, "false");
  }

  private Program start(int port, String log, String demo) throws IOException {
    return Program.standalone(
        directory.resolve(log),
        Map.of(
            "QUIZLEDGER_PORT",
            Integer.toString(port),
            "QUIZLEDGER_DATA",
            directory.resolve("data").toString(),
            "QUIZLEDGER_DEMO",
            demo,
            "QUIZLEDGER_MONGODB_URI",
            ""));
  }
}
