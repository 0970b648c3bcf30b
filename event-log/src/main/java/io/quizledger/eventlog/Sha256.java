package io.quizledger.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as the log uses it.
final class Sha256 {
  static final int LENGTH = 32;

  /// What stands for the hash of the commit before the first one.
  static final byte[] NONE = new byte[LENGTH];

  private static final HexFormat HEX = HexFormat.of();

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static byte[] of(ByteWriter bytes) {
    var digest = digest();
    digest.update(bytes.array(), 0, bytes.size());
    return digest.digest();
  }

  static String hex(byte[] hash) {
    return HEX.formatHex(hash);
  }

  static byte[] parse(String hex) {
    var hash = HEX.parseHex(hex);
    if (hash.length != LENGTH) {
      throw new IllegalArgumentException("A hash has 64 hex digits");
    }
    return hash;
  }
}
