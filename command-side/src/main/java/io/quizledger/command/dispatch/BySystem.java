package io.quizledger.command.dispatch;

import io.quizledger.events.EventMetadata;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;

/// Facts that nobody caused, whoever's request brought them to light: that an attempt's time was up
/// is perhaps found out by an answer that came too late.
public final class BySystem {
  /// Beside such a fact when it is applied.
  public static final MetaData METADATA = MetaData.with(EventMetadata.ACTOR, null);

  private BySystem() {}

  /// The event as it is written: nobody is no entry.
  static EventMessage<?> written(EventMessage<?> event) {
    var metadata = event.getMetaData();
    return metadata.containsKey(EventMetadata.ACTOR) && metadata.get(EventMetadata.ACTOR) == null
        ? event.withMetaData(metadata.withoutKeys(Set.of(EventMetadata.ACTOR)))
        : event;
  }
}
