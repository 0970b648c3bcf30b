package io.quizledger.command.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.quizledger.events.account.Role;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Sees to it that somebody can administer: the last administrator keeps the role and the account.
/// Administrators lose theirs one at a time, on all nodes, so that no two are each the reason why
/// the other may go.
@Component
class LastAdministrator {
  static final String COLLECTION = "administratorRemovals";
  private static final String TURN = "turn";
  private static final String OWNER = "owner";
  private static final String UNTIL = "until";

  /// Longer than any removal takes, time-outs of the database included.
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final MongoCollection<Document> turns;
  private final Accounts accounts;
  private final AccountIds ids;
  private final Clock clock;

  LastAdministrator(MongoDatabase database, Accounts accounts, AccountIds ids, Clock clock) {
    this.turns = database.getCollection(COLLECTION);
    this.accounts = accounts;
    this.ids = ids;
    this.clock = clock;
  }

  /// Does what ends the account's being an administrator's, if it is one; refuses with
  /// `LAST_ADMINISTRATOR` where it is the only one.
  boolean mayStopBeing(Account account, BooleanSupplier removal) {
    if (account.role() != Role.ADMINISTRATOR) {
      return removal.getAsBoolean();
    }
    var owner = takeTurn();
    try {
      if (!accounts.haveAnother(Role.ADMINISTRATOR, account.id())) {
        throw new Refusal(
            AccountErrorCode.LAST_ADMINISTRATOR, "Make somebody else an administrator first");
      }
      return removal.getAsBoolean();
    } finally {
      turns.deleteOne(and(eq("_id", TURN), eq(OWNER, owner)));
    }
  }

  private String takeTurn() {
    var owner = ids.opaqueId();
    var now = clock.instant();
    turns.deleteOne(and(eq("_id", TURN), lt(UNTIL, Date.from(now))));
    try {
      turns.insertOne(
          new Document("_id", TURN)
              .append(OWNER, owner)
              .append(UNTIL, Date.from(now.plus(LONGEST))));
      return owner;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      throw new Refusal(
          CommonErrorCode.CONCURRENT_CHANGE,
          "Another administrator is being removed at this moment; try again");
    }
  }
}
