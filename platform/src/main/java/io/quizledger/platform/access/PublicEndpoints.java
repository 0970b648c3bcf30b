package io.quizledger.platform.access;

import java.util.List;
import org.springframework.http.HttpMethod;

/// Endpoints under `/api` that need no token. A side contributes its own as a bean; everything else
/// under `/api` needs one.
public record PublicEndpoints(List<Endpoint> endpoints) {
  /// Copies the list.
  public PublicEndpoints {
    endpoints = List.copyOf(endpoints);
  }

  /// Of these endpoints.
  public static PublicEndpoints of(Endpoint... endpoints) {
    return new PublicEndpoints(List.of(endpoints));
  }

  /// One endpoint.
  ///
  /// @param path a pattern as in `@RequestMapping`
  public record Endpoint(HttpMethod method, String path) {}
}
