package io.quizledger.command.over;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What came back.
public record Reply(int status, JsonNode body, HttpResponse<String> response) {
  /// The stable code of a problem.
  public String code() {
    return body.path("code").asString("");
  }

  /// A text of the body.
  public String text(String field) {
    return body.path(field).asString("");
  }

  /// The header, or nothing.
  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /// The revision that the answer's `ETag` names.
  public String etag() {
    return header("ETag").orElse("");
  }

  /// The fields at fault.
  public List<String> faults() {
    var fields = new ArrayList<String>();
    body.path("errors").forEach(error -> fields.add(error.path("field").asString("")));
    return fields;
  }

  @Override
  public String toString() {
    return status + " " + response.headers().map() + " " + body;
  }
}
