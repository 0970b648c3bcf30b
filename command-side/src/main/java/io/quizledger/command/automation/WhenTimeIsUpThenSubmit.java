package io.quizledger.command.automation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.quizledger.command.attempt.SubmitWhenDue;
import io.quizledger.command.dispatch.Dispatcher;
import io.quizledger.events.ids.AttemptId;
import io.quizledger.platform.projections.ReadModels;
import io.quizledger.platform.projections.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks every now and then for attempts whose time is up, and submits them.
///
/// Every node does this. Nobody keeps a timer, so none is lost with a node; and the attempt itself
/// decides, so that two nodes which see the same one submit it once.
@Component
class WhenTimeIsUpThenSubmit implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(WhenTimeIsUpThenSubmit.class);
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final ReadModels readModels;
  private final Dispatcher dispatcher;
  private final AutomationSettings settings;
  private final Clock clock;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore atOnce;
  // What was submitted a moment ago may still be in the read model.
  private final Cache<AttemptId, Boolean> done =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  WhenTimeIsUpThenSubmit(
      ReadModels readModels, Dispatcher dispatcher, AutomationSettings settings, Clock clock) {
    this.readModels = readModels;
    this.dispatcher = dispatcher;
    this.settings = settings;
    this.clock = clock;
    this.atOnce = new Semaphore(settings.parallel());
  }

  @Scheduled(
      initialDelayString = "${quizledger.automation.interval:400ms}",
      fixedDelayString = "${quizledger.automation.interval:400ms}")
  void look() throws InterruptedException {
    try {
      var due = due();
      while (!due.isEmpty() && submit(due)) {
        due = due();
      }
    } catch (RuntimeException e) {
      LOG.warn("Attempts whose time is up cannot be looked for; trying again: {}", e.toString());
    }
  }

  @Override
  public void destroy() {
    workers.shutdown();
  }

  private List<AttemptId> due() {
    return readModels
        .documents(
            AutomationConfiguration.OPEN_ATTEMPTS, OpenAttemptsFold.COLLECTION, OpenAttempt.class)
        .find(
            Filters.lt(OpenAttempt.DUE_AT, Date.from(clock.instant())),
            Sorts.ascending(OpenAttempt.DUE_AT),
            settings.batch())
        .stream()
        .map(Stored::document)
        .map(OpenAttempt::attemptId)
        .filter(attempt -> done.getIfPresent(attempt) == null)
        .toList();
  }

  /// Whether all of them could be submitted.
  private boolean submit(List<AttemptId> due) throws InterruptedException {
    var all = true;
    var now = clock.instant();
    var submissions = due.stream().<Callable<Void>>map(one -> () -> submit(one, now)).toList();
    for (var submission : workers.invokeAll(submissions)) {
      try {
        submission.get();
      } catch (ExecutionException e) {
        LOG.warn("An attempt whose time is up cannot be submitted; trying again", e.getCause());
        all = false;
      }
    }
    return all;
  }

  private Void submit(AttemptId attempt, Instant now) throws InterruptedException {
    atOnce.acquire();
    try {
      dispatcher.send(new SubmitWhenDue(attempt, now));
    } finally {
      atOnce.release();
    }
    done.put(attempt, true);
    return null;
  }
}
