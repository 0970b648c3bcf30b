package io.quizledger.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API as a client of both programs sees it, each method at the side that serves it.
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CONNECTIONS = 256;

  private final String commands;
  private final String queries;
  private final CloseableHttpClient client;

  Api(String commands, String queries) {
    this.commands = commands;
    this.queries = queries;
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(2 * CONNECTIONS)
                    .build())
            .disableAutomaticRetries()
            .disableContentCompression()
            .build();
  }

  record Answer(int status, JsonNode body, long position, String etag) {
    Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("expected " + expected + ", got " + status + ": " + body);
      }
      return this;
    }
  }

  Answer post(String path, String token, @Nullable Object body) throws IOException {
    return send("POST", path, token, body, Map.of());
  }

  Answer put(String path, String token, @Nullable Object body) throws IOException {
    return send("PUT", path, token, body, Map.of());
  }

  Answer get(String path, String token, long position) throws IOException {
    return send("GET", path, token, null, Map.of("Log-Position", Long.toString(position)));
  }

  Answer send(
      String method, String path, String token, @Nullable Object body, Map<String, String> headers)
      throws IOException {
    var request =
        ClassicRequestBuilder.create(method)
            .setUri((method.equals("GET") ? queries : commands) + path);
    if (body != null) {
      request.setEntity(
          new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON));
    }
    if (!token.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    headers.forEach(request::setHeader);
    return client.execute(request.build(), Api::answer);
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException, HttpException {
    var entity = response.getEntity();
    var body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8);
    var position = response.getHeader("Log-Position");
    var etag = response.getHeader("ETag");
    return new Answer(
        response.getCode(),
        body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body),
        position == null ? 0 : Long.parseLong(position.getValue()),
        etag == null ? "" : etag.getValue());
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
