package io.quizledger.platform.openapi;

import io.quizledger.platform.access.PublicEndpoints;
import io.quizledger.platform.web.IdempotencyKey;
import io.quizledger.platform.web.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Says of every operation how it may refuse, each as a problem response, and which need no token.
final class RefusalResponses implements GlobalOpenApiCustomizer {
  private static final String PROBLEM = Problem.class.getName();
  private static final String RESPONSES = "#/components/responses/";

  private final List<PublicEndpoints.Endpoint> open;

  RefusalResponses(List<PublicEndpoints> open) {
    this.open = open.stream().flatMap(some -> some.endpoints().stream()).toList();
  }

  @Override
  public void customise(OpenAPI document) {
    ModelConverters.getInstance(true)
        .readAll(new AnnotatedType(Problem.class))
        .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
    var used = new TreeSet<HttpStatus>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> used.addAll(add(path, method, operation))));
    used.forEach(status -> document.getComponents().addResponses(name(status), response(status)));
  }

  private Set<HttpStatus> add(String path, PathItem.HttpMethod method, Operation operation) {
    var isOpen =
        !path.startsWith("/api/")
            || open.stream()
                .anyMatch(one -> one.path().equals(path) && one.method().matches(method.name()));
    if (isOpen) {
      operation.setSecurity(List.of());
    }
    var statuses = new TreeSet<HttpStatus>();
    statuses.add(HttpStatus.SERVICE_UNAVAILABLE);
    statuses.add(HttpStatus.TOO_MANY_REQUESTS);
    if (!isOpen) {
      statuses.add(HttpStatus.UNAUTHORIZED);
      statuses.add(HttpStatus.FORBIDDEN);
    }
    if (method != PathItem.HttpMethod.GET) {
      // Also where no body is taken: what comes as one all the same must say nothing.
      statuses.add(HttpStatus.BAD_REQUEST);
      statuses.add(HttpStatus.CONTENT_TOO_LARGE);
      statuses.add(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    var parameters = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
    for (var parameter : parameters) {
      statuses.add(HttpStatus.BAD_REQUEST);
      switch (parameter.getName()) {
        case HttpHeaders.IF_MATCH -> {
          statuses.add(HttpStatus.PRECONDITION_FAILED);
          statuses.add(HttpStatus.PRECONDITION_REQUIRED);
        }
        case IdempotencyKey.HEADER -> {
          statuses.add(HttpStatus.CONFLICT);
          statuses.add(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        default -> {
          if ("path".equals(parameter.getIn())) {
            statuses.add(HttpStatus.NOT_FOUND);
          }
        }
      }
    }
    if (method == PathItem.HttpMethod.GET
        && operation.getResponses().values().stream().anyMatch(RefusalResponses::isNegotiated)) {
      statuses.add(HttpStatus.NOT_ACCEPTABLE);
    }
    refer(operation.getResponses(), statuses);
    return statuses;
  }

  /// An export is written in the format that its parameter names, and commands are answered
  /// whatever `Accept` says.
  private static boolean isNegotiated(ApiResponse said) {
    var content = said.getContent();
    return content != null && !content.containsKey("application/x-ndjson");
  }

  private static void refer(ApiResponses responses, Set<HttpStatus> statuses) {
    for (var status : statuses) {
      responses.addApiResponse(
          Integer.toString(status.value()), new ApiResponse().$ref(RESPONSES + name(status)));
    }
    for (var entry : new ArrayList<>(responses.entrySet())) {
      // What an endpoint said itself, by its number alone or with a word of its own.
      var code = entry.getKey();
      if (code.matches("[45]\\d\\d") && entry.getValue().get$ref() == null) {
        var status = HttpStatus.valueOf(Integer.parseInt(code));
        var said = entry.getValue().getDescription();
        if (status.getReasonPhrase().equals(said)) {
          statuses.add(status);
          responses.addApiResponse(code, new ApiResponse().$ref(RESPONSES + name(status)));
        } else {
          responses.addApiResponse(code, response(status).description(said));
        }
      }
    }
  }

  private static String name(HttpStatus status) {
    return status.name();
  }

  private static ApiResponse response(HttpStatus status) {
    return new ApiResponse()
        .description(status.getReasonPhrase())
        .content(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
  }
}
