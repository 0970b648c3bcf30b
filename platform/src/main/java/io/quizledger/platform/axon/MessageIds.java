package io.quizledger.platform.axon;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/// Names Axon's messages: 64 random bits of the process, then a count from a random start. They
/// need to be unique and not to be secret, and a command makes several of them; random ones would
/// have all requests wait in one line for the system's source of randomness.
public final class MessageIds extends IdentifierFactory {
  private final long process;
  private final AtomicLong count;

  /// For the service loader, by which Axon finds it.
  public MessageIds() {
    var random = new SecureRandom();
    process = random.nextLong();
    count = new AtomicLong(random.nextLong());
  }

  @Override
  public String generateIdentifier() {
    return new UUID(process, count.getAndIncrement()).toString();
  }
}
