package io.quizledger.platform.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private final Routing routing = Routing.load();

  @ParameterizedTest
  @CsvSource({
    "GET,    /,                            QUERY",
    "GET,    /api/quizzes,                 QUERY",
    "HEAD,   /api/quizzes/1,               QUERY",
    "POST,   /api/quizzes,                 COMMAND",
    "PUT,    /api/attempts/1/answers/2,    COMMAND",
    "DELETE, /api/attempts/1/answers/2,    COMMAND",
    "PATCH,  /api/accounts/me,             COMMAND",
    "GET,    /api/projections,             QUERY",
    "POST,   /api/projections/x/rebuild,   QUERY",
    "DELETE, /api/log/verifications/1,     QUERY",
    "POST,   /api/logs,                    COMMAND",
    "GET,    /api/sessions/current,        COMMAND",
    "GET,    /api/audits/scores/1,         COMMAND",
    "GET,    /.well-known/jwks.json,       COMMAND",
    "GET,    /v3/api-docs,                 QUERY",
    "GET,    /v3/api-docs/queries,         QUERY",
    "GET,    /v3/api-docs/commands,        COMMAND",
    "GET,    /actuator,                    NOBODY",
    "GET,    /actuator/health/liveness,    NOBODY",
    "POST,   /actuator/anything,           NOBODY",
  })
  void everyRequestHasItsSide(String method, String path, Side side) {
    assertThat(routing.of(method, path)).isEqualTo(side);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /x", "GET x query", "GET /x somebody", "GET /x query twice"})
  void aLineThatIsNoRouteIsRefused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> Routing.parse(line));
  }

  @Test
  void whatNoLineFitsIsAnsweredByNobody() {
    assertThat(Routing.parse("GET /x query").of("GET", "/y")).isEqualTo(Side.NOBODY);
  }
}
