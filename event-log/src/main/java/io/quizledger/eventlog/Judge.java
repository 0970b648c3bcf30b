package io.quizledger.eventlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/// Says what becomes of commits whose keys may be taken. A server that reports a violation of the
/// key index names at most the index, so all keys are looked up.
final class Judge {
  private static final String REQUEST_CLAIM = "request:";

  private final LogStore store;

  Judge(LogStore store) {
    this.store = store;
  }

  /// Settles those of `commits` that stand in the log already or can never be written, and returns
  /// the others.
  List<PendingCommit> settle(List<PendingCommit> commits) {
    var keys = new LinkedHashSet<String>();
    commits.forEach(commit -> keys.addAll(commit.keys()));
    var holders = new HashMap<String, Link>();
    for (var holder : store.holders(keys)) {
      holder.keys().forEach(key -> holders.put(key, holder));
    }
    var open = new ArrayList<PendingCommit>();
    for (var commit : commits) {
      if (!settle(commit, holders)) {
        open.add(commit);
      }
    }
    return open;
  }

  private static boolean settle(PendingCommit commit, Map<String, Link> holders) {
    for (var key : commit.keys()) {
      var holder = holders.get(key);
      if (holder != null && holder.eventIds().equals(commit.eventIds())) {
        commit.succeed(holder.receipt());
        return true;
      }
    }
    var verdict = verdict(commit, holders);
    if (verdict == null) {
      return false;
    }
    commit.fail(verdict);
    return true;
  }

  /// The order matters: a repeated request is answered as the first time whatever else it violates,
  /// and a stale aggregate is loaded anew before its claims count.
  private static @Nullable RuntimeException verdict(
      PendingCommit commit, Map<String, Link> holders) {
    var request = taken(commit.claims(), holders, true);
    if (request != null) {
      return request;
    }
    for (var key : commit.streamKeys()) {
      var holder = holders.get(key);
      if (holder != null) {
        return new ConcurrencyException(
            "Another writer was faster: " + key + " stands at position " + holder.position());
      }
    }
    return taken(commit.claims(), holders, false);
  }

  private static @Nullable ClaimTakenException taken(
      Collection<String> claims, Map<String, Link> holders, boolean requests) {
    for (var claim : claims) {
      var holder = holders.get(claim);
      if (holder != null && claim.startsWith(REQUEST_CLAIM) == requests) {
        return new ClaimTakenException(claim, holder.position());
      }
    }
    return null;
  }
}
