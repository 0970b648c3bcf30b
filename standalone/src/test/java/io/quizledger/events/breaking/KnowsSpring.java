package io.quizledger.events.breaking;

import org.springframework.util.StringUtils;

/// Breaks a rule on purpose.
public final class KnowsSpring {
  public boolean spoken(String word) {
    return StringUtils.hasText(word);
  }
}
