package io.quizledger.platform.web;

import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON bodies whole, and says everything that is wrong with one at once.
final class StrictJson extends JacksonJsonHttpMessageConverter {
  private final JsonFaults faults;

  StrictJson(JsonMapper json, Validator validator) {
    super(json);
    this.faults = new JsonFaults(json, validator);
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    return read(message.getBody().readAllBytes(), getMapper().constructType(type.getType()));
  }

  /// What `body` says as a `type`.
  ///
  /// @throws Refusal with everything that is wrong with it
  void read(byte[] body, Class<? extends Record> type) {
    var javaType = getMapper().constructType(type);
    if (read(body, javaType) == null) {
      throw faults.in(body, javaType);
    }
  }

  private Object read(byte[] body, JavaType type) {
    try {
      return getMapper().readerFor(type).readValue(body);
    } catch (JacksonException | NumberFormatException e) {
      throw faults.in(body, type);
    }
  }
}
