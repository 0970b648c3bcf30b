package io.quizledger.platform.web;

import com.mongodb.MongoClientException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.quizledger.eventlog.CommitRefusedException;
import io.quizledger.eventlog.LogUnavailableException;
import jakarta.validation.ConstraintViolationException;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springdoc.api.OpenApiResourceNotFoundException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// What every exception means to a client. Whatever is not named here is a fault of the program.
final class Refusals {
  private static final String WHOLE = "body";

  private Refusals() {}

  static Refusal tooLarge(long limit) {
    return new Refusal(
        CommonErrorCode.TOO_LARGE, "A body may have at most " + limit + " bytes here");
  }

  static Refusal of(Throwable thrown) {
    for (var cause : causes(thrown)) {
      var refusal = named(cause);
      if (refusal != null) {
        return refusal;
      }
    }
    return new Refusal(
        CommonErrorCode.INTERNAL,
        RequestIds.current()
            .map(id -> "The fault is in the log, under the request id " + id)
            .orElse("The fault is in the log"));
  }

  /// What a status that somebody has set already means.
  static Refusal ofStatus(int status) {
    var code =
        switch (status) {
          case 401 -> CommonErrorCode.UNAUTHENTICATED;
          case 403 -> CommonErrorCode.FORBIDDEN;
          case 404 -> CommonErrorCode.NOT_FOUND;
          case 405, 501 -> CommonErrorCode.METHOD_NOT_ALLOWED;
          case 505 -> CommonErrorCode.MALFORMED;
          case 406 -> CommonErrorCode.NOT_ACCEPTABLE;
          case 413 -> CommonErrorCode.TOO_LARGE;
          case 415 -> CommonErrorCode.UNSUPPORTED_MEDIA_TYPE;
          case 429 -> CommonErrorCode.TOO_MANY_REQUESTS;
          case 503 -> CommonErrorCode.UNAVAILABLE;
          default -> status < 500 ? CommonErrorCode.MALFORMED : CommonErrorCode.INTERNAL;
        };
    return new Refusal(code, detail(code));
  }

  private static String detail(CommonErrorCode code) {
    return switch (code) {
      case NOT_FOUND -> "Nothing is to be found at this address";
      case METHOD_NOT_ALLOWED -> "This address does not take this method";
      case NOT_ACCEPTABLE -> "The answer cannot be given in a form that Accept names";
      case UNSUPPORTED_MEDIA_TYPE -> "A body of this Content-Type is not read here";
      case UNAVAILABLE -> "The request could not be finished in time";
      case INTERNAL -> "The fault is in the log";
      default -> code.title();
    };
  }

  private static @Nullable Refusal named(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal;
      case BodyTooLargeException large ->
          new Refusal(CommonErrorCode.TOO_LARGE, String.valueOf(large.getMessage()));
      case LogUnavailableException unavailable ->
          new Refusal(
              CommonErrorCode.UNAVAILABLE,
              unavailable.mayBeWritten()
                  ? "Whether it was done is not known yet; the same request with the same"
                      + " idempotency key finds out"
                  : "Nothing was done");
      case CommitRefusedException refused ->
          new Refusal(CommonErrorCode.TOO_LARGE, "This is more than one commit can hold");
      case ConcurrencyException lost ->
          new Refusal(CommonErrorCode.CONCURRENT_CHANGE, "Read it again and decide anew");
      case MongoTimeoutException e -> databaseGone();
      case MongoSocketException e -> databaseGone();
      case MongoNotPrimaryException e -> databaseGone();
      case MongoNodeIsRecoveringException e -> databaseGone();
      case MongoConnectionPoolClearedException e -> databaseGone();
      case MongoServerUnavailableException e -> databaseGone();
      case MongoExecutionTimeoutException e -> databaseGone();
      case MongoInterruptedException e -> databaseGone();
      case MongoWriteConcernException e -> databaseGone();
      case MongoClientException e -> databaseGone();
      case MethodArgumentNotValidException invalid ->
          new Refusal(faults(invalid.getBindingResult()).toList());
      case HandlerMethodValidationException invalid ->
          new Refusal(
              invalid.getParameterValidationResults().stream().flatMap(Refusals::faults).toList());
      case ConstraintViolationException invalid ->
          new Refusal(
              invalid.getConstraintViolations().stream()
                  .map(v -> new FieldFault(v.getPropertyPath().toString(), v.getMessage()))
                  .toList());
      case InvalidParameterException invalid ->
          new Refusal(CommonErrorCode.MALFORMED, "The parameters cannot be read");
      // A body that is broken, or whose sender has gone in the middle of it.
      case BadRequestException broken ->
          new Refusal(CommonErrorCode.MALFORMED, "The body cannot be read");
      // The database's own are told by its driver, in exceptions that stand around them.
      case SocketTimeoutException silent ->
          new Refusal(CommonErrorCode.MALFORMED, "The body did not arrive in time");
      case EOFException gone -> new Refusal(CommonErrorCode.MALFORMED, "The body cannot be read");
      case OpenApiResourceNotFoundException e -> ofStatus(HttpStatus.NOT_FOUND.value());
      case MissingServletRequestParameterException missing ->
          new Refusal(List.of(new FieldFault(missing.getParameterName(), "is missing")));
      case MissingRequestHeaderException missing ->
          new Refusal(List.of(new FieldFault(missing.getHeaderName(), "is missing")));
      case MethodArgumentTypeMismatchException mismatch ->
          mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
              ? ofStatus(HttpStatus.NOT_FOUND.value())
              : new Refusal(List.of(new FieldFault(mismatch.getName(), "is not valid")));
      case HttpMessageNotReadableException unreadable when unreadable.getCause() == null ->
          new Refusal(CommonErrorCode.MALFORMED, "A body is needed");
      case HttpMessageNotReadableException unreadable
          when causes(unreadable).stream().noneMatch(BodyTooLargeException.class::isInstance) ->
          new Refusal(CommonErrorCode.MALFORMED, "The body cannot be read");
      case AuthenticationException e ->
          new Refusal(CommonErrorCode.UNAUTHENTICATED, "A valid access token is needed");
      case AccessDeniedException e ->
          new Refusal(CommonErrorCode.FORBIDDEN, "This role may never do this");
      case AsyncRequestTimeoutException e -> ofStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      case ErrorResponse response -> ofStatus(response.getStatusCode().value());
      default -> null;
    };
  }

  private static Refusal databaseGone() {
    return new Refusal(CommonErrorCode.UNAVAILABLE, "The database does not answer at the moment");
  }

  private static Stream<FieldFault> faults(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return faults((Errors) errors);
    }
    var name = result.getMethodParameter().getParameterName();
    return result.getResolvableErrors().stream()
        .map(error -> new FieldFault(name == null ? WHOLE : name, message(error)));
  }

  private static Stream<FieldFault> faults(Errors errors) {
    return errors.getAllErrors().stream().map(Refusals::fault);
  }

  private static FieldFault fault(ObjectError error) {
    var field = error instanceof FieldError named ? named.getField() : WHOLE;
    return new FieldFault(field, message(error));
  }

  private static String message(MessageSourceResolvable error) {
    var message = error.getDefaultMessage();
    return message == null ? "is not valid" : message;
  }

  private static List<Throwable> causes(Throwable thrown) {
    var causes = new ArrayList<Throwable>();
    for (Throwable cause = thrown;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
