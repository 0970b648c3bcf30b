package io.quizledger.platform.access;

/// The collection of accounts as it is stored. The command side alone writes it; the query side
/// reads of it what the people directory, the profile and the list of accounts show. It is the only
/// place that holds anything personal, and no event ever does.
public final class AccountFields {
  /// The collection's name.
  public static final String COLLECTION = "accounts";

  /// The account id; text.
  public static final String ID = "_id";

  /// The normalised e-mail address; once erased, a text that is no address and tells nothing.
  public static final String EMAIL = "email";

  /// The name shown to others; absent once erased.
  public static final String DISPLAY_NAME = "displayName";

  /// What the person says of themselves; optional.
  public static final String BIO = "bio";

  /// Whether leaderboards may name the person; boolean.
  public static final String ON_LEADERBOARDS = "onLeaderboards";

  /// The name of the account's role.
  public static final String ROLE = "role";

  /// When it was registered; date.
  public static final String CREATED_AT = "createdAt";

  /// When it was erased; date, absent while it is not.
  public static final String ERASED_AT = "erasedAt";

  /// Lower-case words that begin what a search may find: the e-mail address, the words of the name.
  public static final String SEARCH = "search";

  private AccountFields() {}
}
