package io.quizledger.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// HTTP as both sides speak it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration implements WebMvcConfigurer {
  /// Access tokens are looked at in between, at -100.
  private static final int AFTER_ACCESS = 0;

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PagingArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new LogPositionForm()).addPathPatterns("/api/**");
    registry.addInterceptor(new UnknownParameters()).addPathPatterns("/api/**");
  }

  /// What a command did is told as JSON whatever `Accept` says: refused by then, it would be done
  /// all the same.
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    var asked = new HeaderContentNegotiationStrategy();
    negotiation.strategies(
        List.of(
            request ->
                request.getNativeRequest() instanceof HttpServletRequest http
                        && ReadingMethods.isReading(http)
                    ? asked.resolveMediaTypes(request)
                    : ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
  }

  @Bean
  FilterRegistrationBean<RequestIds> requestIds(SecureRandom random, WebSettings settings) {
    return at(Ordered.HIGHEST_PRECEDENCE, new RequestIds(random, settings.slowRequest()));
  }

  @Bean
  FilterRegistrationBean<ApiHeaders> apiHeaders(WebSettings settings) {
    return at(Ordered.HIGHEST_PRECEDENCE + 10, new ApiHeaders(settings.strictTransport()));
  }

  @Bean
  FilterRegistrationBean<OperatorsOnly> operatorsOnly(WebSettings settings, Problems problems) {
    var registration =
        at(Ordered.HIGHEST_PRECEDENCE + 12, new OperatorsOnly(settings.operatorsFrom(), problems));
    registration.setEnabled(!settings.operatorsFrom().isEmpty());
    return registration;
  }

  @Bean
  FilterRegistrationBean<CrossOrigin> crossOrigin(WebSettings settings, Problems problems) {
    return at(Ordered.HIGHEST_PRECEDENCE + 15, new CrossOrigin(settings, problems));
  }

  @Bean
  FilterRegistrationBean<Admission> admission(
      Draining draining, List<AdmissionGate> gates, Problems problems) {
    return at(Ordered.HIGHEST_PRECEDENCE + 20, new Admission(draining, gates, problems));
  }

  @Bean
  FilterRegistrationBean<BodyLimits> bodyLimits(WebSettings settings, Problems problems) {
    return at(AFTER_ACCESS, new BodyLimits(settings, problems));
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }

  @Bean
  ServerHttpMessageConvertersCustomizer strictJson(JsonMapper json, Validator validator) {
    return converters -> converters.withJsonConverter(new StrictJson(json, validator));
  }

  @Bean
  WebMvcConfigurer bodiesOfNoFields(
      ObjectProvider<JsonMapper> json, ObjectProvider<Validator> validator) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(new NoFields(new StrictJson(json.getObject(), validator.getObject())))
            .addPathPatterns("/api/**");
      }
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
              }
            });
  }
}
