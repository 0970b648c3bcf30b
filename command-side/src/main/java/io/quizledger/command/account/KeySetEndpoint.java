package io.quizledger.command.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The public keys that verify access tokens.
@RestController
class KeySetEndpoint {
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  private final SigningKeys keys;

  KeySetEndpoint(SigningKeys keys) {
    this.keys = keys;
  }

  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = KeySet.class)))
  @Operation(operationId = "keySet", summary = "The keys that verify access tokens")
  @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> keySet() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
        .body(keys.keySet());
  }

  /// The answer, as the API's document shows it (RFC 7517).
  record KeySet(List<Map<String, Object>> keys) {}
}
