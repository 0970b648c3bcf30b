package io.quizledger.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/// The content types under which a body is read as JSON: `application/json`, whatever ends with
/// `+json`, and none at all.
public final class JsonContentType {
  private static final List<MediaType> JSON =
      List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

  private JsonContentType() {}

  /// Looks at the value of a request's `Content-Type` before its body is read.
  ///
  /// @throws HttpMediaTypeNotSupportedException for any other content type, and for what is none
  public static void check(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
    if (contentType == null) {
      return;
    }
    MediaType given;
    try {
      given = MediaType.parseMediaType(contentType);
    } catch (InvalidMediaTypeException e) {
      throw new HttpMediaTypeNotSupportedException(String.valueOf(e.getMessage()));
    }
    if (JSON.stream().noneMatch(json -> json.includes(given))) {
      throw new HttpMediaTypeNotSupportedException(given, JSON);
    }
  }
}
