package io.quizledger.platform.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule said no. It becomes one RFC 9457 problem response, in one place.
public final class Refusal extends RuntimeException {
  private final ErrorCode code;
  private final String detail;
  private final transient List<FieldFault> faults;
  private final @Nullable Duration retryAfter;

  /// Refuses with `code`; `detail` says what was wrong this time, without secrets.
  public Refusal(ErrorCode code, String detail) {
    this(code, detail, List.of(), null);
  }

  /// Refuses a request for the `faults` of its fields.
  public Refusal(List<FieldFault> faults) {
    this(
        CommonErrorCode.VALIDATION_FAILED,
        faults.size() == 1 ? "One field is not valid" : faults.size() + " fields are not valid",
        faults,
        null);
  }

  /// Refuses a request for one of its fields.
  ///
  /// @param field its path in the body, or the name of the header or parameter
  /// @param message what it must be
  public static Refusal ofField(String field, String message) {
    return new Refusal(List.of(new FieldFault(field, message)));
  }

  /// Refuses for now: the same request may succeed after `retryAfter`.
  public Refusal(ErrorCode code, String detail, Duration retryAfter) {
    this(code, detail, List.of(), retryAfter);
  }

  private Refusal(
      ErrorCode code, String detail, List<FieldFault> faults, @Nullable Duration retryAfter) {
    // A refusal is an answer, not a fault: nobody reads its stack trace.
    super(code.name() + ": " + detail, null, false, false);
    this.code = code;
    this.detail = detail;
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
  }

  /// Why.
  public ErrorCode code() {
    return code;
  }

  /// What was wrong this time.
  public String detail() {
    return detail;
  }

  /// The fields at fault, if it is about fields.
  public List<FieldFault> faults() {
    return faults;
  }

  /// How long to wait before trying again, if that helps.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
