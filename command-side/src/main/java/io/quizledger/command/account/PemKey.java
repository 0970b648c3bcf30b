package io.quizledger.command.account;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Reads a PKCS #8 private key and finds its public key, which need not stand beside it.
final class PemKey {
  private PemKey() {}

  /// @throws IllegalArgumentException for anything but a key on an elliptic curve or Ed25519
  static KeyPair pair(byte[] pkcs8) {
    try {
      var secret = PrivateKeyFactory.createKey(pkcs8);
      var factory =
          KeyFactory.getInstance(secret instanceof ECPrivateKeyParameters ? "EC" : "Ed25519");
      var open =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey(secret)).getEncoded();
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(open)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("a signing key cannot be read", e);
    }
  }

  private static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter secret) {
    return switch (secret) {
      case ECPrivateKeyParameters key -> {
        BigInteger d = key.getD();
        var domain = key.getParameters();
        yield new ECPublicKeyParameters(domain.getG().multiply(d).normalize(), domain);
      }
      case Ed25519PrivateKeyParameters key -> key.generatePublicKey();
      default -> throw new IllegalArgumentException("a signing key is on P-256 or Ed25519");
    };
  }
}
