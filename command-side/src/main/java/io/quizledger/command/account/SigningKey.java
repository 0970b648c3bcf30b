package io.quizledger.command.account;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PrivateJwk;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A pair of keys: one signs access tokens, the other is for everybody to verify them.
///
/// @param id the `kid`
record SigningKey(String id, PrivateKey privateKey, PublicKey publicKey) {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /// A new pair for ES256.
  static SigningKey generate() {
    return of(null, Jwts.SIG.ES256.keyPair().build());
  }

  /// The keys in `text`: a JSON web key set, one JSON web key, or PEM blocks.
  ///
  /// @throws IllegalArgumentException where it is none of these
  static List<SigningKey> parse(String text) {
    var keys = text.strip().startsWith("{") ? fromJson(text) : fromPem(text);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("quizledger.signing.keys holds no private key");
    }
    return keys;
  }

  /// The public key, as a JSON web key.
  String publicJson() {
    return Jwks.json(Jwks.builder().key(publicKey).id(id).publicKeyUse("sig").build());
  }

  /// Both, as a JSON web key: a secret.
  String secretJson() {
    return Jwks.UNSAFE_JSON(
        Jwks.builder().keyPair(new KeyPair(publicKey, privateKey)).id(id).build());
  }

  private static List<SigningKey> fromJson(String text) {
    var json = text.contains("\"keys\"") ? text : "{\"keys\":[" + text + "]}";
    return Jwks.setParser().build().parse(json).getKeys().stream()
        .map(
            jwk -> {
              if (jwk instanceof PrivateJwk<?, ?, ?> pair) {
                return of(pair.getId(), pair.toKeyPair().toJavaKeyPair());
              }
              throw new IllegalArgumentException(
                  "quizledger.signing.keys holds a key that is not private");
            })
        .toList();
  }

  private static List<SigningKey> fromPem(String text) {
    var keys = new ArrayList<SigningKey>();
    for (var block = PEM.matcher(text); block.find(); ) {
      keys.add(of(null, PemKey.pair(Base64.getMimeDecoder().decode(block.group(1)))));
    }
    return List.copyOf(keys);
  }

  /// A key without an id is named by its thumbprint, RFC 7638. Another kind of key than those that
  /// verifiers take is refused here, not at the first sign-in.
  private static SigningKey of(@Nullable String id, KeyPair pair) {
    var algorithm = pair.getPrivate().getAlgorithm();
    if (algorithm.startsWith("EC")) {
      Jwts.builder().subject("trial").signWith(pair.getPrivate(), Jwts.SIG.ES256).compact();
    } else if (!algorithm.startsWith("Ed")) {
      throw new IllegalArgumentException("a signing key is on P-256 or Ed25519, not " + algorithm);
    }
    var name =
        id != null ? id : Jwks.builder().key(pair.getPublic()).build().thumbprint().toString();
    return new SigningKey(name, pair.getPrivate(), pair.getPublic());
  }
}
