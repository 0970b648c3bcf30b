package io.quizledger.command.account;

import com.mongodb.MongoException;
import io.quizledger.events.account.Role;
import io.quizledger.platform.web.Refusal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Sees to it, at every start, that somebody can administer. It waits for the database; until then
/// the program is not ready.
@Component
class FirstAdministrator implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String NAME = "Administrator";
  private static final EmailAddress MADE_UP = new EmailAddress("admin@quizledger.local");

  private final AdministratorSettings settings;
  private final AccountIndexes indexes;
  private final Accounts accounts;
  private final Registration registration;
  private final AccountIds ids;
  private final ApplicationEventPublisher publisher;
  private final CountDownLatch stopped = new CountDownLatch(1);

  FirstAdministrator(
      AdministratorSettings settings,
      AccountIndexes indexes,
      Accounts accounts,
      Registration registration,
      AccountIds ids,
      ApplicationEventPublisher publisher) {
    this.settings = settings;
    this.indexes = indexes;
    this.accounts = accounts;
    this.registration = registration;
    this.ids = ids;
    this.publisher = publisher;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    do {
      try {
        ensure();
        return;
      } catch (MongoException | AxonException | Refusal e) {
        LOG.warn("The first administrator has to wait: {}", e.toString());
      }
    } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  /// Makes the indexes, and the administrator unless there is one.
  void ensure() {
    indexes.ensure();
    if (settings.isNamed()) {
      registerNamed();
    } else if (settings.makeUp() && !accounts.haveAny(Role.ADMINISTRATOR)) {
      var password = ids.opaqueId();
      if (registered(MADE_UP, password)) {
        publisher.publishEvent(new AdministratorMadeUp(MADE_UP.value(), password));
      }
    }
  }

  private void registerNamed() {
    var fields = new Fields();
    var email = fields.email("QUIZLEDGER_ADMIN_EMAIL", settings.email());
    refuseToStart(fields);
    if (accounts.byEmail(email).isPresent()) {
      return;
    }
    var password = fields.newPassword("QUIZLEDGER_ADMIN_PASSWORD", settings.password());
    refuseToStart(fields);
    if (registered(email, password)) {
      LOG.info("The first administrator is registered");
    }
  }

  private static void refuseToStart(Fields fields) {
    try {
      fields.refuseFaults();
    } catch (Refusal refusal) {
      var faults = new StringJoiner("; ");
      refusal.faults().forEach(fault -> faults.add(fault.field() + " " + fault.message()));
      throw new IllegalStateException(faults.toString(), refusal);
    }
  }

  private boolean registered(EmailAddress email, String password) {
    try {
      registration.register(email, password, NAME, Role.ADMINISTRATOR);
      return true;
    } catch (Refusal refusal) {
      // Another node was first.
      if (refusal.code() == AccountErrorCode.EMAIL_TAKEN) {
        return false;
      }
      throw refusal;
    }
  }
}
