package io.quizledger.platform.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The revision of something that is changed under `If-Match`. Endpoints give the new one as
/// `ETag`.
///
/// @param number grows with every change
public record Revision(long number) {
  private static final Pattern FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  /// The revision that an `If-Match` header names.
  ///
  /// @throws Refusal with `REVISION_REQUIRED` where there is none, or `*`; with `VALIDATION_FAILED`
  ///   where it is no single revision
  public static Revision expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.trim().equals("*")) {
      throw new Refusal(
          CommonErrorCode.REVISION_REQUIRED, "Say in If-Match which revision is to be changed");
    }
    var form = FORM.matcher(ifMatch.trim());
    if (!form.matches()) {
      throw Refusal.ofField("If-Match", "must be one revision in quotes, as \"7\"");
    }
    return new Revision(Long.parseLong(form.group(1)));
  }

  /// This revision as the value of an `ETag` header.
  public String etag() {
    return "\"" + number + "\"";
  }
}
