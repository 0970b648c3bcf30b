package io.quizledger.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The mapper that the extension's storage is given.
final class ExtensionJson {
  private ExtensionJson() {}

  static ObjectMapper mapper() {
    return new ObjectMapper().registerModule(new JavaTimeModule());
  }
}
