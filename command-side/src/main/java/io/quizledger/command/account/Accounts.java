package io.quizledger.command.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.quizledger.platform.access.AccountFields.BIO;
import static io.quizledger.platform.access.AccountFields.COLLECTION;
import static io.quizledger.platform.access.AccountFields.DISPLAY_NAME;
import static io.quizledger.platform.access.AccountFields.EMAIL;
import static io.quizledger.platform.access.AccountFields.ERASED_AT;
import static io.quizledger.platform.access.AccountFields.ID;
import static io.quizledger.platform.access.AccountFields.ON_LEADERBOARDS;
import static io.quizledger.platform.access.AccountFields.ROLE;
import static io.quizledger.platform.access.AccountFields.SEARCH;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// The collection of accounts. Every change is one write to one document, guarded by what the
/// decision was made on; it says whether it found that still so.
@Component
class Accounts {
  private final MongoCollection<Document> collection;
  private final AccountIndexes indexes;

  Accounts(MongoDatabase database, AccountIndexes indexes) {
    this.indexes = indexes;
    collection = database.getCollection(COLLECTION);
  }

  /// The account of `address`.
  Optional<Account> byEmail(EmailAddress address) {
    return one(eq(EMAIL, address.value()));
  }

  /// The account of `id`, unless it was erased.
  Optional<Account> byId(AccountId id) {
    return one(eq(ID, id.value()));
  }

  /// The account of `id`; refuses with `ACCOUNT_NOT_FOUND`.
  Account existing(AccountId id) {
    return byId(id)
        .orElseThrow(
            () -> new Refusal(AccountErrorCode.ACCOUNT_NOT_FOUND, "No account has this id"));
  }

  /// Whether there is an account with `role`.
  boolean haveAny(Role role) {
    return collection.find(and(eq(ROLE, role.name()), notErased())).first() != null;
  }

  /// Whether there is an account with `role` besides that of `id`.
  boolean haveAnother(Role role, AccountId id) {
    return collection.find(and(eq(ROLE, role.name()), ne(ID, id.value()), notErased())).first()
        != null;
  }

  /// Stores a new account; refuses with `EMAIL_TAKEN`.
  void add(Account account) {
    indexes.ensure();
    try {
      collection.insertOne(AccountDocuments.of(account));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      throw emailTaken();
    }
  }

  static Refusal emailTaken() {
    return new Refusal(AccountErrorCode.EMAIL_TAKEN, "Sign in, or use another address");
  }

  /// The refusal of a change that found the account no longer as it was read.
  static Refusal raced() {
    return new Refusal(
        CommonErrorCode.CONCURRENT_CHANGE, "The account changed at the same time; try again");
  }

  /// Gives `account` the role that `pending` names.
  boolean changeRole(Account account, PendingFact pending) {
    return changed(
        withoutPending(account),
        combine(
            set(ROLE, pending.role().name()),
            set(AccountDocuments.PENDING, AccountDocuments.of(pending))));
  }

  /// Empties the document of all that is personal. The e-mail address becomes free.
  boolean erase(Account account, PendingFact pending) {
    return changed(
        and(withoutPending(account), eq(AccountDocuments.CREDENTIALS, account.credentials())),
        combine(
            set(EMAIL, "erased:" + account.id()),
            unset(DISPLAY_NAME),
            unset(BIO),
            unset(AccountDocuments.PASSWORD_HASH),
            unset(SEARCH),
            set(ON_LEADERBOARDS, false),
            set(ERASED_AT, Date.from(pending.at())),
            inc(AccountDocuments.CREDENTIALS, 1L),
            set(AccountDocuments.PENDING, AccountDocuments.of(pending))));
  }

  /// Clears the mark: `fact` stands in the log.
  void settled(PendingFact fact) {
    changed(
        and(eq(ID, fact.account().value()), eq(AccountDocuments.PENDING_NUMBER, fact.number())),
        combine(unset(AccountDocuments.PENDING), set(AccountDocuments.FACTS, fact.number() + 1)));
  }

  /// Facts pending since before `moment`, of erased accounts too.
  List<PendingFact> pendingSince(Instant moment) {
    var facts = new ArrayList<PendingFact>();
    collection
        .find(lt(AccountDocuments.PENDING_AT, Date.from(moment)))
        .projection(include(AccountDocuments.PENDING))
        .limit(1000)
        .forEach(document -> facts.add(AccountDocuments.pending(document)));
    return facts;
  }

  /// Sets a password hash; every session that was opened before has ended.
  boolean changePassword(Account account, String hash) {
    return changed(
        unchangedCredentials(account),
        combine(set(AccountDocuments.PASSWORD_HASH, hash), inc(AccountDocuments.CREDENTIALS, 1L)));
  }

  /// Stores the same password under newer parameters.
  void renewHash(Account account, String hash) {
    changed(unchangedCredentials(account), set(AccountDocuments.PASSWORD_HASH, hash));
  }

  /// Stores what people say of themselves, if it still says what was known `before`.
  boolean changeProfile(Account before, Account after) {
    return changed(
        and(
            eq(ID, before.id().value()),
            notErased(),
            eq(DISPLAY_NAME, before.displayName()),
            before.bio() == null ? exists(BIO, false) : eq(BIO, before.bio()),
            eq(ON_LEADERBOARDS, before.onLeaderboards())),
        combine(
            set(DISPLAY_NAME, after.displayName()),
            after.bio() == null ? unset(BIO) : set(BIO, after.bio()),
            set(ON_LEADERBOARDS, after.onLeaderboards()),
            set(SEARCH, AccountDocuments.searchWords(after))));
  }

  private Optional<Account> one(Bson filter) {
    return Optional.ofNullable(collection.find(and(filter, notErased())).first())
        .map(AccountDocuments::account);
  }

  private boolean changed(Bson filter, Bson update) {
    return collection.updateOne(filter, update).getMatchedCount() == 1;
  }

  private static Bson notErased() {
    return exists(ERASED_AT, false);
  }

  private static Bson withoutPending(Account account) {
    return and(
        eq(ID, account.id().value()),
        notErased(),
        exists(AccountDocuments.PENDING, false),
        eq(AccountDocuments.FACTS, account.facts()));
  }

  private static Bson unchangedCredentials(Account account) {
    return and(
        eq(ID, account.id().value()),
        notErased(),
        eq(AccountDocuments.CREDENTIALS, account.credentials()));
  }
}
