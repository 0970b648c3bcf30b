package io.quizledger.platform.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A problem response, RFC 9457.
///
/// @param type a URI reference that names the code
/// @param title one short sentence, the same for every occurrence of the code
/// @param status the HTTP status
/// @param detail what was wrong this time
/// @param instance the path that was asked for
/// @param code stable; what programs look at
/// @param errors the fields at fault
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @Nullable List<FieldFault> errors) {
  static Problem of(Refusal refusal, String path) {
    var code = refusal.code();
    return new Problem(
        type(code),
        code.title(),
        code.status().value(),
        refusal.detail(),
        path,
        code.name(),
        refusal.faults().isEmpty() ? null : refusal.faults());
  }

  static String type(ErrorCode code) {
    return "/problems/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
