package io.quizledger.eventlog;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.ValidationOptions;
import java.util.HashSet;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A collection whose server refuses what the log would never write, where the server can.
///
/// @param validator that it is made with; one that is there already stays as it is
record ValidatedCollection(MongoDatabase database, String name, Document validator) {
  private static final Logger LOG = LoggerFactory.getLogger(ValidatedCollection.class);
  private static final int NAMESPACE_EXISTS = 48;

  /// Makes the collection where it is missing.
  void ensure() {
    if (!database.listCollectionNames().into(new HashSet<>()).contains(name)) {
      create();
    }
  }

  private void create() {
    try {
      database.createCollection(
          name,
          new CreateCollectionOptions()
              .validationOptions(new ValidationOptions().validator(validator)));
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_EXISTS) {
        LOG.warn("Collection {} goes without a validator: {}", name, e.getErrorMessage());
      }
    }
  }
}
