package io.quizledger.platform.access;

import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives endpoints the [Actor] that they ask for, or an `Optional` of one.
final class ActorArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == Actor.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var actor = ActorAuthentication.current().map(ActorAuthentication::getPrincipal);
    return parameter.isOptional()
        ? actor
        : actor.orElseThrow(
            () -> new Refusal(CommonErrorCode.UNAUTHENTICATED, "An access token is needed"));
  }
}
