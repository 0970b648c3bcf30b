package io.quizledger.query.audit;

import io.quizledger.eventlog.EventLog;
import io.quizledger.eventlog.LogHead;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.ReadErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The log, as anyone may check it.
@RestController
@RequestMapping("/api/log")
class LogEndpoints {
  private final Commits commits;
  private final EventLog log;

  LogEndpoints(Commits commits, EventLog log) {
    this.commits = commits;
    this.log = log;
  }

  @Operation(operationId = "commit", summary = "The hash and the time of a commit")
  @GetMapping("/commits/{position}")
  CommitView commit(@PathVariable long position) {
    return commits
        .at(position)
        .orElseThrow(
            () ->
                new Refusal(
                    ReadErrorCode.COMMIT_NOT_FOUND, "The log has no commit at " + position));
  }

  @Operation(operationId = "logHead", summary = "The last commit of the log")
  @GetMapping("/head")
  @PreAuthorize("hasAnyRole('ANALYST', 'ADMINISTRATOR')")
  LogHead head() {
    return log.head();
  }
}
