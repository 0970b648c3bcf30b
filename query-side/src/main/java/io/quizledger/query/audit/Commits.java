package io.quizledger.query.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quizledger.eventlog.EventLog;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The commits of the log by position. None ever changes, so what was read once stays right.
@Component
@EnableConfigurationProperties(AuditSettings.class)
public class Commits {
  private final EventLog log;
  private final Cache<Long, CommitView> known;

  Commits(EventLog log, AuditSettings settings) {
    this.log = log;
    this.known = Caffeine.newBuilder().maximumSize(settings.cachedCommits()).build();
  }

  /// The commit at `position`; empty where the log has not come that far.
  public Optional<CommitView> at(long position) {
    return Optional.ofNullable(known.get(position, this::look));
  }

  @SuppressWarnings("NullAway") // Caffeine takes null for "nothing there".
  private CommitView look(long position) {
    return log.commitAt(position)
        .map(commit -> new CommitView(commit.position(), commit.hash(), commit.time()))
        .orElse(null);
  }
}
