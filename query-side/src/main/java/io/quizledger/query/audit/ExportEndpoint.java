package io.quizledger.query.audit;

import io.quizledger.eventlog.MongoEventLog;
import io.quizledger.platform.web.BrokenOffException;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The log, or a part of it, to take away. It goes out as it is read: neither the log's length nor
/// a slow client costs memory.
@RestController
class ExportEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(ExportEndpoint.class);
  private static final Duration WHEN_TOO_MANY = Duration.ofSeconds(10);

  private final MongoEventLog log;
  private final JsonMapper json;
  private final AuditSettings settings;
  private final Semaphore places;

  ExportEndpoint(MongoEventLog log, JsonMapper json, AuditSettings settings) {
    this.log = log;
    this.json = json;
    this.settings = settings;
    this.places = new Semaphore(settings.exportsAtOnce());
  }

  @Operation(operationId = "exportLog", summary = "The log, or a part of it, to take away")
  @GetMapping("/api/log/export")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
        @Content(
            mediaType = "application/vnd.apache.parquet",
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(responseCode = "429")
  @PreAuthorize("hasAnyRole('ANALYST', 'ADMINISTRATOR')")
  void export(
      @RequestParam(defaultValue = "ndjson") String format,
      @RequestParam(defaultValue = "1") long from,
      @RequestParam(required = false) @Nullable Long to,
      @RequestParam(required = false) @Nullable List<String> type,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var range = ExportRange.of(format, from, to, type, log.head().position());
    if (!places.tryAcquire()) {
      throw new Refusal(
          CommonErrorCode.TOO_MANY_REQUESTS,
          settings.exportsAtOnce() + " exports are under way at this node",
          WHEN_TOO_MANY);
    }
    try {
      response.setContentType(range.format().mediaType());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + range.fileName() + "\"");
      response.setHeader(LogPosition.HEADER, Long.toString(range.to()));
      if (!HttpMethod.HEAD.matches(request.getMethod())) {
        send(range, response);
      }
    } finally {
      places.release();
    }
  }

  private void send(ExportRange range, HttpServletResponse response) throws IOException {
    try {
      write(range, response.getOutputStream());
    } catch (IOException gone) {
      LOG.debug("The client of an export has gone", gone);
    } catch (RuntimeException broken) {
      if (response.isCommitted()) {
        throw new BrokenOffException(broken);
      }
      response.reset();
      throw broken;
    }
  }

  private void write(ExportRange range, OutputStream out) throws IOException {
    var sink = sink(range.format(), out);
    try (var commits = log.commits(range.from(), range.to())) {
      while (commits.hasNext()) {
        var commit = commits.next();
        for (var event : commit.events()) {
          if (range.wants(event.type())) {
            sink.write(commit, event);
          }
        }
      }
    }
    // Only what is whole gets its end.
    sink.close();
  }

  private EventSink sink(ExportFormat format, OutputStream out) throws IOException {
    return switch (format) {
      case NDJSON -> new NdjsonSink(json, out);
      case PARQUET -> new ParquetSink(out, settings.exportRowGroup().toBytes());
    };
  }
}
