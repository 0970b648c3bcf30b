package io.quizledger.query.breaking;

import io.quizledger.command.CommandSide;

/// Breaks a rule on purpose.
public final class AsksTheCommandSide {
  public Class<?> asked() {
    return CommandSide.class;
  }
}
