package io.quizledger.command.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How passwords are hashed. The defaults are the first choice of the OWASP Password Storage Cheat
/// Sheet for Argon2id. Stored hashes of other parameters keep working and are renewed at log-in.
///
/// @param memoryKib Argon2's memory, in KiB
/// @param iterations Argon2's passes
/// @param parallelism Argon2's lanes
/// @param hashingsAtOnce how many may be computed at the same time; 0: as many as processors
/// @param maxWait how long a request waits for its turn before it is told to come again
@ConfigurationProperties("quizledger.passwords")
record PasswordSettings(
    @DefaultValue("19456") int memoryKib,
    @DefaultValue("2") int iterations,
    @DefaultValue("1") int parallelism,
    @DefaultValue("0") int hashingsAtOnce,
    @DefaultValue("5s") Duration maxWait) {
  int permits() {
    return hashingsAtOnce > 0 ? hashingsAtOnce : Runtime.getRuntime().availableProcessors();
  }
}
