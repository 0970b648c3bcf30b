package io.quizledger.platform;

import io.quizledger.embedded.EmbeddedMongoDb;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/// A test against the [TestProgram], listening, over an embedded database.
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TestProgram.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = PlatformSpringTest.Database.class)
public @interface PlatformSpringTest {
  class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final EmbeddedMongoDb SERVER = EmbeddedMongoDb.inMemory();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "embedded", Map.of("quizledger.mongodb.uri", SERVER.connectionString())));
    }
  }
}
