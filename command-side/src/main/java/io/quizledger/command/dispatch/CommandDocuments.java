package io.quizledger.command.dispatch;

import io.quizledger.platform.web.IdempotencyKey;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Tells the OpenAPI document what a [CommandRequest] is read from.
@Component
final class CommandDocuments implements GlobalOperationCustomizer {
  private static final String QUIZZES = "io.quizledger.command.quiz";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandRequest.class);
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    var parameters = Arrays.asList(handler.getMethodParameters());
    if (parameters.stream().noneMatch(one -> one.getParameterType() == CommandRequest.class)) {
      return operation;
    }
    operation.addParametersItem(
        header(IdempotencyKey.HEADER, "Names this command, so that a repetition does not act twice")
            .schema(new StringSchema().minLength(1).maxLength(128)));
    if (handler.getBeanType().getPackageName().equals(QUIZZES)
        && parameters.stream().anyMatch(one -> one.hasParameterAnnotation(PathVariable.class))) {
      operation.addParametersItem(
          header("If-Match", "The quiz's revision, in quotes")
              .required(true)
              .schema(new StringSchema()));
    }
    if (operation.getRequestBody() == null && takesBody(handler)) {
      operation.setRequestBody(
          new RequestBody()
              .content(
                  new Content()
                      .addMediaType(
                          "application/json", new MediaType().schema(new ObjectSchema()))));
    }
    return operation;
  }

  private static boolean takesBody(HandlerMethod handler) {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
    return mapping != null && !Arrays.asList(mapping.method()).contains(RequestMethod.DELETE);
  }

  private static Parameter header(String name, String description) {
    return new Parameter().in("header").name(name).description(description);
  }
}
