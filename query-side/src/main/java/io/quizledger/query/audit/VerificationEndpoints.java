package io.quizledger.query.audit;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.inspections.Inspections;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.ReadErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whether the log is what it was: asking for verifications, what they came to, ending them.
@RestController
@RequestMapping("/api/log/verifications")
@PreAuthorize("hasAnyRole('ANALYST', 'ADMINISTRATOR')")
class VerificationEndpoints {
  private static final int MAX_RECEIPTS = 1_000;

  private final Inspections inspections;

  VerificationEndpoints(Inspections inspections) {
    this.inspections = inspections;
  }

  @Operation(
      operationId = "beginVerification",
      summary = "Have every hash of the log computed anew")
  @PostMapping
  @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "429")
  ResponseEntity<VerificationBegun> begin(
      @Valid @RequestBody(required = false) @Nullable VerificationAsked asked, Actor actor) {
    var receipts = new HashMap<String, String>();
    if (asked != null && asked.receipts() != null) {
      asked
          .receipts()
          .forEach(receipt -> receipts.put(Long.toString(receipt.position()), receipt.hash()));
    }
    var id = inspections.begin(LogVerifications.KIND, Map.copyOf(receipts), actor.accountId());
    return ResponseEntity.accepted()
        .location(URI.create("/api/log/verifications/" + id))
        .body(new VerificationBegun(id));
  }

  @Operation(operationId = "listVerifications", summary = "Verifications, the newest first")
  @GetMapping
  Page<VerificationView> all(Paging paging) {
    return inspections.page(LogVerifications.KIND, paging).map(VerificationView::of);
  }

  @Operation(
      operationId = "verification",
      summary = "How far a verification is, and what it came to")
  @GetMapping("/{verificationId}")
  VerificationView one(@PathVariable String verificationId) {
    return inspections
        .find(LogVerifications.KIND, verificationId)
        .map(VerificationView::of)
        .orElseThrow(VerificationEndpoints::notFound);
  }

  @Operation(operationId = "cancelVerification", summary = "End a verification")
  @DeleteMapping("/{verificationId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@PathVariable String verificationId) {
    if (!inspections.cancel(LogVerifications.KIND, verificationId)) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(ReadErrorCode.VERIFICATION_NOT_FOUND, "There is no such verification");
  }

  /// @param receipts hashes known from outside: they also find a log that was cut off at its end
  record VerificationAsked(
      @Nullable @Size(max = MAX_RECEIPTS) List<@NotNull @Valid KnownHash> receipts) {}

  /// @param position of the commit
  /// @param hash of the commit, 64 lower-case hex digits
  record KnownHash(@Min(1) long position, @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash) {}

  record VerificationBegun(String verificationId) {}
}
