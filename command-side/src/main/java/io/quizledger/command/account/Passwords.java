package io.quizledger.command.account;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id, never more at once than the machine bears.
@Component
class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final Argon2PasswordEncoder encoder;
  private final Semaphore turns;
  private final Duration maxWait;
  private final CompletableFuture<String> nobodys;

  Passwords(PasswordSettings settings) {
    encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            settings.parallelism(),
            settings.memoryKib(),
            settings.iterations());
    turns = new Semaphore(settings.permits(), true);
    maxWait = settings.maxWait();
    // Beside the rest of the start, which is longer than this.
    nobodys =
        CompletableFuture.supplyAsync(
            () -> encode("nobody has this password"), Thread::startVirtualThread);
  }

  /// The hash to store of `password`.
  String hash(String password) {
    return inTurn(() -> encode(password));
  }

  /// Whether `hash` is of `password`. Without a hash it is not, which takes just as long to find
  /// out, so that nobody learns from the time whether there is an account. To be called in turn.
  boolean matches(String password, @Nullable String hash) {
    var right = encoder.matches(normalized(password), hash == null ? nobodys.join() : hash);
    return right && hash != null;
  }

  /// Whether `hash` was computed with other parameters than are set now.
  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  /// Runs `work` when there is room for one more hashing; refuses with 503 when there is none for
  /// too long.
  <T> T inTurn(Supplier<T> work) {
    boolean admitted;
    try {
      admitted = turns.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      admitted = false;
    }
    if (!admitted) {
      throw new Refusal(
          CommonErrorCode.UNAVAILABLE, "Too many are signing in at the moment", COME_AGAIN);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  /// To be called in turn.
  String encode(String password) {
    var hash = encoder.encode(normalized(password));
    if (hash == null) {
      throw new IllegalStateException("no hash of a password");
    }
    return hash;
  }

  /// One password typed on two keyboards may come in two forms of Unicode.
  private static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
