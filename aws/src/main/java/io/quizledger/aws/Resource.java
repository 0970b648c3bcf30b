package io.quizledger.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A text that comes with this module.
final class Resource {
  private Resource() {}

  /// Reads it.
  ///
  /// @param name from the root on, as `/queries/errors.sql`
  static String text(String name) {
    try (var file = Resource.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
