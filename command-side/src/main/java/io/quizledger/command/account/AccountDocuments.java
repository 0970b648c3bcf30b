package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.AccountFields;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/// An account as a document; the fields that the command side alone reads are named here.
final class AccountDocuments {
  static final String PASSWORD_HASH = "passwordHash";
  static final String CREDENTIALS = "credentials";
  static final String FACTS = "facts";
  static final String PENDING = "pending";
  static final String PENDING_NUMBER = "pending.number";
  static final String PENDING_AT = "pending.at";

  private AccountDocuments() {}

  static Document of(Account account) {
    var document =
        new Document(AccountFields.ID, account.id().value())
            .append(AccountFields.EMAIL, account.email().value())
            .append(PASSWORD_HASH, account.passwordHash())
            .append(AccountFields.DISPLAY_NAME, account.displayName())
            .append(AccountFields.ON_LEADERBOARDS, account.onLeaderboards())
            .append(AccountFields.ROLE, account.role().name())
            .append(AccountFields.CREATED_AT, Date.from(account.createdAt()))
            .append(AccountFields.SEARCH, searchWords(account))
            .append(CREDENTIALS, account.credentials())
            .append(FACTS, account.facts());
    if (account.bio() != null) {
      document.append(AccountFields.BIO, account.bio());
    }
    if (account.pending() != null) {
      document.append(PENDING, of(account.pending()));
    }
    return document;
  }

  static Document of(PendingFact fact) {
    var document =
        new Document("number", fact.number())
            .append("kind", fact.kind().name())
            .append("role", fact.role().name())
            .append("at", Date.from(fact.at()));
    return fact.actor() == null ? document : document.append("actor", fact.actor());
  }

  static Account account(Document document) {
    return new Account(
        new AccountId(document.getString(AccountFields.ID)),
        new EmailAddress(document.getString(AccountFields.EMAIL)),
        document.getString(PASSWORD_HASH),
        document.getString(AccountFields.DISPLAY_NAME),
        document.getString(AccountFields.BIO),
        document.getBoolean(AccountFields.ON_LEADERBOARDS, true),
        Role.valueOf(document.getString(AccountFields.ROLE)),
        document.getDate(AccountFields.CREATED_AT).toInstant(),
        document.get(CREDENTIALS, Number.class).longValue(),
        document.get(FACTS, Number.class).longValue(),
        document.containsKey(PENDING) ? pending(document) : null);
  }

  static PendingFact pending(Document document) {
    var fact = document.get(PENDING, Document.class);
    return new PendingFact(
        new AccountId(document.getString(AccountFields.ID)),
        fact.get("number", Number.class).longValue(),
        PendingFact.Kind.valueOf(fact.getString("kind")),
        Role.valueOf(fact.getString("role")),
        fact.getDate("at").toInstant(),
        fact.getString("actor"));
  }

  /// What a search may begin with, in lower case: the address, the whole name, each word of it.
  static List<String> searchWords(Account account) {
    var name = account.displayName().toLowerCase(Locale.ROOT);
    var words = new LinkedHashSet<String>();
    words.add(account.email().value());
    words.add(name);
    words.addAll(List.of(name.split("\\s+", -1)));
    return List.copyOf(words);
  }
}
