package io.quizledger.platform.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The limits of HTTP.
///
/// @param bodyLimit the largest body of a request
/// @param bodyLimits other limits, by path pattern as in `@RequestMapping`
/// @param bodyTimeout how long a body may take to arrive, waiting for its turn included
/// @param bodiesAtOnce how much of bodies of more than 64 KB is worked on at the same time
/// @param bodiesOfOneSender how many of them one account, or one address without an account, sends
///   at the same time
/// @param bodyWait how long what is beyond waits for its turn before it is refused for now
/// @param allowedOrigins origins (`https://host`) whose pages may use the API and sessions beside
///   the program's own
/// @param operatorsFrom addresses or networks (`10.0.0.0/8`) that may use `/actuator` beyond
///   health; where none is named anybody who reaches it. The standalone program: its own machine
/// @param strictTransport for how long browsers that came by TLS are told to come by nothing else;
///   0: they are not told
/// @param drainNotice how long a program that is told to stop still takes requests while readiness
///   is down, so that load balancers notice and send the next ones elsewhere
/// @param drainTimeout how long it waits for the requests that it accepted
/// @param slowRequest from how long on a request is mentioned in the log
@ConfigurationProperties("quizledger.web")
public record WebSettings(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue Map<String, DataSize> bodyLimits,
    @DefaultValue("60s") Duration bodyTimeout,
    @DefaultValue("8MB") DataSize bodiesAtOnce,
    @DefaultValue("2") int bodiesOfOneSender,
    @DefaultValue("10s") Duration bodyWait,
    @DefaultValue List<String> allowedOrigins,
    @DefaultValue List<String> operatorsFrom,
    @DefaultValue("365d") Duration strictTransport,
    @DefaultValue("0s") Duration drainNotice,
    @DefaultValue("20s") Duration drainTimeout,
    @DefaultValue("2s") Duration slowRequest) {
  /// Capitals and white space around an origin mean nothing.
  public WebSettings {
    allowedOrigins = allowedOrigins.stream().map(WebSettings::normal).toList();
  }

  /// Whether pages of `origin` may use the API and sessions.
  public boolean allows(String origin) {
    return allowedOrigins.contains(normal(origin));
  }

  private static String normal(String origin) {
    return origin.strip().toLowerCase(Locale.ROOT);
  }
}
