package io.quizledger.query.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.AccountFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// The accounts that the command side keeps, to read only. Whoever was erased is not among them.
@Component
class AccountCollection {
  /// Sorts after every text that goes on after a prefix.
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final MongoCollection<Document> accounts;

  AccountCollection(MongoDatabase database) {
    accounts = database.getCollection(AccountFields.COLLECTION);
  }

  /// Those of `ids` that are somebody.
  Map<AccountId, Person> people(Collection<AccountId> ids) {
    var people = new HashMap<AccountId, Person>();
    accounts
        .find(and(in(AccountFields.ID, ids.stream().map(AccountId::value).toList()), notErased()))
        .projection(include(AccountFields.DISPLAY_NAME, AccountFields.ON_LEADERBOARDS))
        .forEach(
            document ->
                people.put(
                    new AccountId(document.getString(AccountFields.ID)),
                    new Person(
                        document.getString(AccountFields.DISPLAY_NAME),
                        document.getBoolean(AccountFields.ON_LEADERBOARDS, true))));
    return people;
  }

  /// The account of `id`.
  Optional<Profile> profile(String id) {
    return Optional.ofNullable(
            accounts
                .find(and(eq(AccountFields.ID, id), notErased()))
                .projection(exclude(AccountFields.SEARCH))
                .first())
        .map(AccountCollection::profile);
  }

  /// The first `limit` accounts whose address, or whose name or a word of it, begins with `prefix`,
  /// in the order of their addresses, after `address`.
  List<Profile> search(String prefix, Optional<String> address, int limit) {
    var conditions = new ArrayList<Bson>();
    conditions.add(notErased());
    address.ifPresent(last -> conditions.add(gt(AccountFields.EMAIL, last)));
    var beginning = prefix.strip().toLowerCase(Locale.ROOT);
    if (!beginning.isEmpty()) {
      conditions.add(
          elemMatch(
              AccountFields.SEARCH,
              new Document("$gte", beginning).append("$lt", beginning + LAST)));
    }
    var found = new ArrayList<Profile>();
    accounts
        .find(and(conditions))
        .sort(ascending(AccountFields.EMAIL))
        .limit(limit)
        .forEach(document -> found.add(profile(document)));
    return found;
  }

  private static Profile profile(Document document) {
    return new Profile(
        document.getString(AccountFields.ID),
        document.getString(AccountFields.EMAIL),
        document.getString(AccountFields.DISPLAY_NAME),
        document.getString(AccountFields.BIO),
        document.getBoolean(AccountFields.ON_LEADERBOARDS, true),
        document.getString(AccountFields.ROLE),
        document.getDate(AccountFields.CREATED_AT).toInstant());
  }

  private static Bson notErased() {
    return exists(AccountFields.ERASED_AT, false);
  }
}
