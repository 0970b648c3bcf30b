package io.quizledger.events.breaking;

import org.bson.Document;

/// Breaks a rule on purpose.
public final class KnowsMongoDb {
  public Document written() {
    return new Document();
  }
}
