package io.quizledger.command.dispatch;

import io.quizledger.platform.web.IdempotencyKey;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/// Tells the OpenAPI document what a [CommandRequest] is read from, but for its body, of which the
/// endpoint says itself what it is.
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
    return operation;
  }

  private static Parameter header(String name, String description) {
    return new Parameter().in("header").name(name).description(description);
  }
}
