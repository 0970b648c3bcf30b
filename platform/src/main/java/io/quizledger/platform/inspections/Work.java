package io.quizledger.platform.inspections;

import com.mongodb.MongoException;
import io.quizledger.eventlog.LogProgress;
import io.quizledger.eventlog.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One inspection at work on this node.
final class Work implements Inspector.Notes {
  private final Inspection inspection;
  private final int keptFindings;
  private final CompletableFuture<Inspector.Verdict> outcome = new CompletableFuture<>();
  private final Thread thread;
  private final List<Map<String, String>> findings = new ArrayList<>();
  private LogProgress progress = LogProgress.NONE;
  private long findingCount;
  private int writtenFindings;
  private volatile boolean stopped;

  /// Of the document, as this node wrote it last; the keeper's alone.
  private long guard;

  Work(Inspection inspection, long guard, Inspector inspector, int keptFindings, Runnable ended) {
    this.inspection = inspection;
    this.guard = guard;
    this.keptFindings = keptFindings;
    // A thread of the system: hours of hashing must not hold up the virtual threads of requests.
    this.thread =
        Thread.ofPlatform()
            .name("inspection-" + inspector.kind())
            .daemon()
            .unstarted(() -> look(inspector, ended));
  }

  void start() {
    thread.start();
  }

  private void look(Inspector inspector, Runnable ended) {
    try {
      outcome.complete(inspector.inspect(inspection, this));
    } catch (RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    } finally {
      ended.run();
    }
  }

  @Override
  public synchronized void reached(LogProgress reached, List<Map<String, String>> found) {
    progress = reached;
    findingCount += found.size();
    for (var one : found) {
      if (findings.size() < keptFindings) {
        findings.add(one);
      }
    }
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }

  synchronized InspectionStore.Noted noted() {
    return new InspectionStore.Noted(
        progress, List.copyOf(findings), findingCount, findings.size() > writtenFindings);
  }

  void stop() {
    stopped = true;
  }

  /// Waits until it has left off.
  void awaitEnd(Duration atMost) throws InterruptedException {
    thread.join(atMost);
  }

  CompletableFuture<Inspector.Verdict> outcome() {
    return outcome;
  }

  String id() {
    return inspection.id();
  }

  long guard() {
    return guard;
  }

  /// `noted` stands in the database.
  synchronized void written(InspectionStore.Noted noted) {
    guard++;
    writtenFindings = noted.findings().size();
  }

  /// Only for messages.
  @Override
  public String toString() {
    return inspection.id();
  }

  static boolean isOfTheDatabase(@Nullable Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException || cause instanceof LogUnavailableException) {
        return true;
      }
    }
    return false;
  }
}
