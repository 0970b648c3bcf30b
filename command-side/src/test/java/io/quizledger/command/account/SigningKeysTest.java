package io.quizledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.quizledger.embedded.EmbeddedMongoDb;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {
  private static final SigningSettings SETTINGS =
      new SigningSettings(
          null, null, null, Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofMinutes(1));

  enum Kind {
    P256,
    ED25519;

    KeyPair pair() {
      return this == P256 ? Jwts.SIG.ES256.keyPair().build() : Jwks.CRV.Ed25519.keyPair().build();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPemKeySignsWhatItsPublishedHalfVerifies(Kind kind) {
    var keys = new ConfiguredKeys(pem(kind.pair()), null);

    assertSigns(keys.active());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aJsonWebKeySignsWhatItsPublishedHalfVerifies(Kind kind) {
    var jwk = Jwks.UNSAFE_JSON(Jwks.builder().keyPair(kind.pair()).id("mine").build());

    var keys = new ConfiguredKeys(jwk, null);

    assertThat(keys.active().id()).isEqualTo("mine");
    assertSigns(keys.active());
  }

  @Test
  void settingsSayNothingOfTheirKeys() {
    var day = Duration.ofDays(1);
    var settings = new SigningSettings("the secret", null, "mine", day, day, day);

    assertThat(settings.toString()).contains("mine").doesNotContain("secret");
  }

  @Test
  void ofSeveralKeysTheFirstSignsUnlessAnotherIsNamed() {
    var text = pem(Kind.P256.pair()) + pem(Kind.ED25519.pair());
    var first = new ConfiguredKeys(text, null);
    var second = first.toPublish().get(1);

    assertThat(first.active()).isEqualTo(first.toPublish().getFirst());
    assertThat(new ConfiguredKeys(text, second.id()).active().id()).isEqualTo(second.id());
    assertThatThrownBy(() -> new ConfiguredKeys(text, "unknown"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherKindOfKeyIsRefusedAtTheStart() {
    var rsa = Jwts.SIG.RS256.keyPair().build();
    var p384 = Jwts.SIG.ES384.keyPair().build();

    assertThatThrownBy(() -> new ConfiguredKeys(pem(rsa), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ConfiguredKeys(pem(p384), null))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> new ConfiguredKeys("nothing", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theInstallationsOwnKeyIsTheSameOnEveryNodeAndAfterARestart() {
    try (var server = EmbeddedMongoDb.inMemory();
        var client = MongoClients.create(server.connectionString())) {
      var clock = new MovableClock();
      var database = client.getDatabase("keys");
      var one = new OwnKeys(database, SETTINGS, Duration.ofMinutes(10), clock);
      var other = new OwnKeys(database, SETTINGS, Duration.ofMinutes(10), clock);

      assertThat(one.active().id()).isEqualTo(other.active().id());
      assertSigns(other.active());
    }
  }

  @Test
  void aKeyIsPublishedBeforeItSignsAndUntilItsLastTokenHasExpired() {
    try (var server = EmbeddedMongoDb.inMemory();
        var client = MongoClients.create(server.connectionString())) {
      var clock = new MovableClock();
      var keys = new OwnKeys(client.getDatabase("keys"), SETTINGS, Duration.ofMinutes(10), clock);
      var first = keys.active().id();

      clock.advance(Duration.ofDays(30).minusMinutes(10));
      assertThat(ids(keys)).hasSize(2).startsWith(first);
      assertThat(keys.active().id()).isEqualTo(first);

      clock.advance(Duration.ofMinutes(20));
      assertThat(ids(keys)).hasSize(2);
      var second = keys.active().id();
      assertThat(second).isNotEqualTo(first);

      clock.advance(Duration.ofMinutes(30));
      assertThat(ids(keys)).containsExactly(second);
    }
  }

  private static List<String> ids(OwnKeys keys) {
    return keys.toPublish().stream().map(SigningKey::id).toList();
  }

  private static void assertSigns(SigningKey key) {
    var token = Jwts.builder().subject("ada").signWith(key.privateKey()).compact();
    var published = Jwks.parser().build().parse(key.publicJson());

    assertThat(published.getId()).isEqualTo(key.id());
    assertThat(
            Jwts.parser()
                .verifyWith((java.security.PublicKey) published.toKey())
                .build()
                .parseSignedClaims(token)
                .getPayload()
                .getSubject())
        .isEqualTo("ada");
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
