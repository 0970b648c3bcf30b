package io.quizledger.command.breaking;

import io.quizledger.query.QuerySide;

/// Breaks a rule on purpose.
public final class AsksTheQuerySide {
  public Class<?> asked() {
    return QuerySide.class;
  }
}
