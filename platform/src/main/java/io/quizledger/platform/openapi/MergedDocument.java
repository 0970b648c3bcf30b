package io.quizledger.platform.openapi;

import org.springframework.core.io.ClassPathResource;
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

  @GetMapping(value = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Resource> document() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(DOCUMENT);
  }
}
