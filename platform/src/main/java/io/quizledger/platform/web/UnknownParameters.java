package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses query parameters that the endpoint does not read, so that a misspelt one is never
/// silently lost. What it reads is what its method declares: each `@RequestParam`, and those of
/// [Paging].
final class UnknownParameters implements HandlerInterceptor {
  private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // OPTIONS asks about an address, and an endpoint of Spring's answers it.
    if (handler instanceof HandlerMethod endpoint
        && request.getQueryString() != null
        && !HttpMethod.OPTIONS.matches(request.getMethod())) {
      refuseAllBut(known.computeIfAbsent(endpoint.getMethod(), UnknownParameters::of), request);
    }
    return true;
  }

  private static void refuseAllBut(Set<String> known, HttpServletRequest request) {
    var faults =
        request.getParameterMap().keySet().stream()
            .filter(name -> !known.contains(name))
            .map(name -> new FieldFault(name, "is not known here"))
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(faults);
    }
  }

  private static Set<String> of(Method method) {
    var names = new HashSet<String>();
    for (int i = 0; i < method.getParameterCount(); i++) {
      var parameter = new MethodParameter(method, i);
      parameter.initParameterNameDiscovery(NAMES);
      var declared = parameter.getParameterAnnotation(RequestParam.class);
      if (declared != null) {
        names.add(declared.name().isEmpty() ? parameter.getParameterName() : declared.name());
      } else if (parameter.getParameterType() == Paging.class) {
        names.addAll(PagingArgument.PARAMETERS);
      }
    }
    return names;
  }
}
