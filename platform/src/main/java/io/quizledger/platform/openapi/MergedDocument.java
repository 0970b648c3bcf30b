package io.quizledger.platform.openapi;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Both documents merged. Neither program holds the other side's endpoints, so the document is a
/// file; a test of the standalone program, which holds both, compares it with what they say.
@RestController
class MergedDocument {
  private static final Resource DOCUMENT = new ClassPathResource("quizledger-openapi.json");

  /// As a stream, because of a resource Spring would give ranges, and refuse some of them with all
  /// of it.
  @GetMapping(value = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<InputStreamResource> document() throws IOException {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .contentLength(DOCUMENT.contentLength())
        .body(new InputStreamResource(DOCUMENT));
  }
}
