package io.quizledger.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Hands out what a query finds in batches that fit into one message of the wire protocol.
final class BatchCursor extends AbstractCursor {
  private static final int MOST_BYTES = 12_000_000;

  private final Iterator<Document> found;

  BatchCursor(long id, Iterator<Document> found) {
    super(id);
    this.found = found;
  }

  @Override
  public synchronized boolean isEmpty() {
    return !found.hasNext();
  }

  /// At most `number` documents; 0 leaves the number to the size.
  @Override
  public synchronized List<Document> takeDocuments(int number) {
    var batch = new ArrayList<Document>();
    var bytes = 0;
    while ((number == 0 || batch.size() < number) && bytes < MOST_BYTES && found.hasNext()) {
      var document = found.next();
      bytes += DocumentType.size(document);
      batch.add(document);
    }
    return batch;
  }
}
