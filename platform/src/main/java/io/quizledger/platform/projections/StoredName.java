package io.quizledger.platform.projections;

/// Names a read model of one form in the database: its entry in the registry, and the beginning of
/// the names of all its collections and tokens.
///
/// @param form as the read model declares it; 0 for data of releases that knew no forms
record StoredName(String readModel, int form) {
  private static final char BEFORE_FORM = '@';

  /// Reads what `toString` says.
  static StoredName of(String text) {
    int at = text.lastIndexOf(BEFORE_FORM);
    return at < 0
        ? new StoredName(text, 0)
        : new StoredName(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
  }

  /// As `leaderboard@2`, or `leaderboard` where there is no form.
  @Override
  public String toString() {
    return form == 0 ? readModel : readModel + BEFORE_FORM + form;
  }
}
