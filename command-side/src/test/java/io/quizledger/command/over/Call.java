package io.quizledger.command.over;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// One request to the program under test.
public final class Call {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final String method;
  private final HttpRequest.Builder request;
  private byte[] body = {};

  Call(String method, URI uri) {
    this.method = method;
    this.request = HttpRequest.newBuilder(uri);
  }

  /// With a header.
  public Call with(String header, String value) {
    request.header(header, value);
    return this;
  }

  /// With a body of JSON, in which `'` stands for a quotation mark.
  public Call json(String body) {
    this.body = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return with("Content-Type", "application/json");
  }

  /// With any body.
  public Call body(String type, byte[] body) {
    this.body = body;
    return with("Content-Type", type);
  }

  /// Under an idempotency key.
  public Call key(String key) {
    return with("Idempotency-Key", key);
  }

  /// From that revision.
  public Call from(Reply known) {
    return with("If-Match", known.etag());
  }

  /// Sends it.
  public Reply send() {
    try {
      var response =
          HTTP.send(
              request.method(method, BodyPublishers.ofByteArray(body)).build(),
              BodyHandlers.ofString());
      var text = response.body();
      return new Reply(
          response.statusCode(),
          text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode(),
          response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
