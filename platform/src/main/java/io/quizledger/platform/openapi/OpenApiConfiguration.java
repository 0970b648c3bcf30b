package io.quizledger.platform.openapi;

import io.quizledger.platform.access.Actor;
import io.quizledger.platform.access.PublicEndpoints;
import io.quizledger.platform.web.Paging;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// The documents `commands` and `queries`, each on the programs that hold that side.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String BEARER = "accessToken";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Paging.class);
  }

  @Bean
  OpenAPI document() {
    return new OpenAPI()
        .addServersItem(new Server().url("/"))
        .info(
            new Info()
                .title("Quizledger")
                .version("1")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  @Bean
  @ConditionalOnClass(name = "io.quizledger.command.CommandSide")
  GroupedOpenApi commands() {
    return GroupedOpenApi.builder()
        .group("commands")
        .packagesToScan("io.quizledger.command")
        .build();
  }

  @Bean
  @ConditionalOnClass(name = "io.quizledger.query.QuerySide")
  GroupedOpenApi queries() {
    return GroupedOpenApi.builder().group("queries").packagesToScan("io.quizledger.query").build();
  }

  @Bean
  GlobalOperationCustomizer sharedParameters() {
    return new SharedParameters();
  }

  @Bean
  @Order(1)
  GlobalOpenApiCustomizer refusalResponses(ObjectProvider<PublicEndpoints> open) {
    return new RefusalResponses(open.orderedStream().toList());
  }

  /// After all that adds schemas.
  @Bean
  @Order(2)
  GlobalOpenApiCustomizer shapes() {
    return new Shapes();
  }
}
