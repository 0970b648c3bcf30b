package io.quizledger.eventlog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.MetaData;

/// Strings that must be unique in the whole log, taken in the same atomic write as the events that
/// need them. They travel to the log as metadata of those events.
///
/// Claims are never released: what must become free again is not a claim.
public final class Claims {
  /// The metadata entry that holds an event's claims, as a list of strings.
  public static final String METADATA_KEY = "claims";

  private Claims() {}

  /// Returns `metadata` with `claims` added to those that it holds already.
  public static MetaData claiming(MetaData metadata, List<String> claims) {
    var all = new LinkedHashSet<>(of(metadata));
    all.addAll(claims);
    return metadata.and(METADATA_KEY, List.copyOf(all));
  }

  /// The claims that `metadata` holds, in order.
  public static Set<String> of(MetaData metadata) {
    var claims = new LinkedHashSet<String>();
    if (metadata.get(METADATA_KEY) instanceof Iterable<?> held) {
      held.forEach(claim -> claims.add((String) claim));
    }
    return claims;
  }
}
