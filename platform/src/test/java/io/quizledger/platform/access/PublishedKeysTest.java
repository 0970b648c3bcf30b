package io.quizledger.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.quizledger.embedded.EmbeddedMongoDb;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
  private final AtomicLong nanos = new AtomicLong();
  private final KeyPair first = Jwts.SIG.ES256.keyPair().build();
  private final KeyPair second = Jwts.SIG.EdDSA.keyPair().build();
  private EmbeddedMongoDb database;
  private MongoClient client;
  private PublishedKeys commandSide;
  private PublishedKeys querySide;

  @BeforeEach
  void connect() {
    database = EmbeddedMongoDb.inMemory();
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(database.connectionString()))
                .applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build());
    commandSide = keys();
    querySide = keys();
  }

  @AfterEach
  void disconnect() {
    client.close();
    database.close();
  }

  @Test
  void whatOneSidePublishesTheOtherFinds() {
    commandSide.publish(Map.of("1", jwk(first.getPublic())));
    assertThat(querySide.find("1")).contains(first.getPublic());
  }

  @Test
  void aNewKeyIsFoundOnceTheSetMayBeReadAgain() {
    commandSide.publish(Map.of("1", jwk(first.getPublic())));
    assertThat(querySide.find("2")).isEmpty();
    commandSide.publish(Map.of("1", jwk(first.getPublic()), "2", jwk(second.getPublic())));
    assertThat(querySide.find("2")).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(querySide.find("2")).contains(second.getPublic());
  }

  @Test
  void aWithdrawnKeyIsForgottenInTime() {
    commandSide.publish(Map.of("1", jwk(first.getPublic())));
    assertThat(querySide.find("1")).isPresent();
    commandSide.publish(Map.of("2", jwk(second.getPublic())));
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(querySide.find("1")).isEmpty();
  }

  @Test
  void theLastKeysGoOnCountingWhileTheDatabaseIsGone() {
    commandSide.publish(Map.of("1", jwk(first.getPublic())));
    assertThat(querySide.find("1")).isPresent();
    database.close();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(querySide.find("1")).isPresent();
  }

  @Test
  void aKeyThatCannotBeLookedUpIsNotRefusedForGood() {
    commandSide.publish(Map.of("1", jwk(first.getPublic())));
    database.close();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> querySide.find("1"))
        .matches(refusal -> refusal.code() == CommonErrorCode.UNAVAILABLE);
  }

  @Test
  void aRequestWaitsNoLongerForTheKeysThanIsSaid() throws IOException {
    try (var patient =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + freePort()))
                .applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(60, TimeUnit.SECONDS))
                .build())) {
      var keys = keys(patient, Duration.ofMillis(500));
      var begun = System.nanoTime();
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> keys.find("1"));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void whoeverComesWhileTheSetIsReadForTheFirstTimeWaitsForIt() throws Exception {
    commandSide.publish(Map.of("1", jwk(first.getPublic())));
    var finders =
        Collections.nCopies(32, (Callable<Optional<PublicKey>>) () -> querySide.find("1"));
    try (var threads = Executors.newFixedThreadPool(32)) {
      assertThat(threads.invokeAll(finders))
          .allSatisfy(found -> assertThat(found.get()).contains(first.getPublic()));
    }
  }

  @Test
  void aPrivateKeyIsNeverPublished() {
    var secret = Jwks.UNSAFE_JSON(Jwks.builder().key((ECPrivateKey) first.getPrivate()).build());
    assertThatIllegalArgumentException().isThrownBy(() -> commandSide.publish(Map.of("1", secret)));
    assertThat(querySide.published()).isEmpty();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String jwk(PublicKey key) {
    return Jwks.json(Jwks.builder().key(key).build());
  }

  private PublishedKeys keys() {
    return keys(client, Duration.ofSeconds(10));
  }

  private PublishedKeys keys(MongoClient through, Duration readTimeout) {
    return new PublishedKeys(
        through.getDatabase("keys"),
        nanos::get,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        readTimeout);
  }
}
