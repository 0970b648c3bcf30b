package io.quizledger.command.dispatch;

import io.quizledger.eventlog.Commit;
import io.quizledger.platform.web.LogPosition;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Begins answers to commands.
public final class Answer {
  private Answer() {}

  /// The answer to something that stands in the log with `commit`.
  public static ResponseEntity.BodyBuilder ok(Commit commit) {
    return ResponseEntity.ok().header(LogPosition.HEADER, Long.toString(commit.position()));
  }

  /// The answer to something that changed nothing.
  public static ResponseEntity.BodyBuilder unchanged() {
    return ResponseEntity.ok();
  }

  /// The answer to something that `commit` made, and that is found at `path`.
  public static ResponseEntity.BodyBuilder created(Commit commit, String path) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .location(URI.create(path))
        .header(LogPosition.HEADER, Long.toString(commit.position()));
  }

  /// Has the problem response to the refusal that follows say that the command stands in the log
  /// all the same.
  public static void positionBeforeRefusal(Commit commit) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
      var response = current.getResponse();
      if (response != null) {
        LogPosition.say(response, commit.position());
      }
    }
  }
}
