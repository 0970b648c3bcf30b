package io.quizledger.standalone.breaking;

import io.quizledger.benchmarks.sample.OfTheBenchmarks;

/// Breaks a rule on purpose.
public final class MeasuresItself {
  public Class<?> measured() {
    return OfTheBenchmarks.class;
  }
}
