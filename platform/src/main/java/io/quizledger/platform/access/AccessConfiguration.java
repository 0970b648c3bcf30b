package io.quizledger.platform.access;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoDatabase;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Problems;
import io.quizledger.platform.web.Refusal;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who may come in: everything under `/api` needs a token, but for the [PublicEndpoints]. Roles are
/// declared at the endpoint, with `@PreAuthorize("hasRole('ANALYST')")`.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration implements WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new RolesFirst()).order(Ordered.HIGHEST_PRECEDENCE + 1);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  @Bean
  ErasedAccounts erasedAccounts(MongoDatabase database, AccessSettings settings, Clock clock) {
    return new ErasedAccounts(database, settings, clock);
  }

  @Bean
  WebMvcConfigurer commandsOfErasedAccounts(ObjectProvider<ErasedAccounts> erased) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
            .addInterceptor(new ErasedActors(erased.getObject()))
            .order(Ordered.HIGHEST_PRECEDENCE);
      }
    };
  }

  @Bean
  PublishedKeys publishedKeys(MongoDatabase database, AccessSettings settings) {
    return new PublishedKeys(
        database,
        Ticker.systemTicker(),
        settings.keysMinAge(),
        settings.keysMaxAge(),
        settings.keysReadTimeout());
  }

  @Bean
  AccessTokens accessTokens(AccessSettings settings, Clock clock, List<VerificationKeys> keys) {
    return new AccessTokens(settings, clock, keys);
  }

  /// Each request is observed once, as a whole; to observe every filter too costs more than the
  /// filters do.
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /// No passwords are checked by Spring Security; without this Boot makes one up and prints it.
  @Bean
  UserDetailsService nobodyByPassword() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http,
      AccessTokens tokens,
      Problems problems,
      ObjectProvider<PublicEndpoints> publicEndpoints) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        // Set before, for the answers too that are given before this chain is reached.
        .headers(AbstractHttpConfigurer::disable)
        .anonymous(anonymous -> {})
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new BearerTokenFilter(tokens, problems), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests -> {
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                  .permitAll();
              publicEndpoints
                  .orderedStream()
                  .flatMap(some -> some.endpoints().stream())
                  .forEach(one -> requests.requestMatchers(one.method(), one.path()).permitAll());
              requests.requestMatchers(HttpMethod.OPTIONS, "/api/**").permitAll();
              requests
                  .requestMatchers("/api/**")
                  .access(AuthenticatedAuthorizationManager.authenticated());
              requests.anyRequest().permitAll();
            })
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint(
                        (request, response, exception) ->
                            problems.write(
                                request,
                                response,
                                new Refusal(
                                    CommonErrorCode.UNAUTHENTICATED,
                                    "A valid access token is needed")))
                    .accessDeniedHandler(
                        (request, response, exception) ->
                            problems.write(
                                request,
                                response,
                                new Refusal(
                                    CommonErrorCode.FORBIDDEN, "This role may never do this"))))
        .build();
  }
}
