package io.quizledger.platform.openapi;

import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Paging;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Describes what endpoints take as one argument and clients send as headers and parameters.
final class SharedParameters implements GlobalOperationCustomizer {
  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    if (lists(handler)) {
      operation.addParametersItem(
          query(
              "limit",
              new IntegerSchema()
                  .minimum(BigDecimal.ONE)
                  .maximum(BigDecimal.valueOf(Paging.MAX_LIMIT)),
              "How many items a page has at most; 50 unless said otherwise"));
      operation.addParametersItem(
          query("cursor", new StringSchema(), "The next of the page before"));
    }
    if (reads(handler)) {
      operation.addParametersItem(
          new Parameter()
              .in("header")
              .name(LogPosition.HEADER)
              .schema(new IntegerSchema().format("int64"))
              .description("How far the read model must have read"));
    }
    return operation;
  }

  private static boolean lists(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == Paging.class);
  }

  private static boolean reads(HandlerMethod handler) {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
    return mapping != null && Arrays.asList(mapping.method()).contains(RequestMethod.GET);
  }

  private static Parameter query(String name, Schema<?> schema, String description) {
    return new Parameter().in("query").name(name).schema(schema).description(description);
  }
}
