package io.quizledger.query.reading;

import io.quizledger.platform.web.PathNames;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How reading stands in the program.
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
  @Bean
  PathNames namesOfWhatIsRead() {
    return new PathNames(
        Map.of(
            "quizId", ReadErrorCode.QUIZ_NOT_FOUND,
            "version", ReadErrorCode.VERSION_NOT_FOUND,
            "attemptId", ReadErrorCode.ATTEMPT_NOT_FOUND,
            "learnerId", ReadErrorCode.LEARNER_NOT_FOUND,
            "position", ReadErrorCode.COMMIT_NOT_FOUND));
  }
}
