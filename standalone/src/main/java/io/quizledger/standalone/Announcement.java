package io.quizledger.standalone;

import io.quizledger.command.account.AdministratorMadeUp;
import io.quizledger.standalone.demo.Demo;
import io.quizledger.standalone.demo.DemoFailedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells on the console when and where the program can be used.
@Component
final class Announcement {
  private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final HealthEndpoint health;
  private final ConfigurableApplicationContext context;

  Announcement(HealthEndpoint health, ConfigurableApplicationContext context) {
    this.health = health;
    this.context = context;
  }

  void whenReady(boolean demo) {
    while (context.isActive() && !isReady()) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    var address =
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    if (demo) {
      loadDemo(address);
    }
    System.out.println("Quizledger is ready at " + address);
  }

  private static void loadDemo(String address) {
    try {
      Demo.load(address);
    } catch (DemoFailedException e) {
      System.err.println("The samples are not all loaded: " + e.getMessage());
    }
    System.out.println("Sample accounts:");
    Demo.ACCOUNTS.forEach(
        account ->
            System.out.printf(
                "  %-10s %-30s %s%n", account.role(), account.email(), account.password()));
  }

  /// Told at once and once: the password is kept nowhere.
  @EventListener
  void tell(AdministratorMadeUp administrator) {
    System.out.printf(
        "The administrator is %s with the password %s (shown only this once)%n",
        administrator.email(), administrator.password());
  }

  private boolean isReady() {
    var readiness = health.healthForPath("readiness");
    return readiness != null && readiness.getStatus().equals(Status.UP);
  }
}
