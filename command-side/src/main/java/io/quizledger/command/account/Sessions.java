package io.quizledger.command.account;

import com.mongodb.MongoException;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Opens sessions, keeps them going by rotating their refresh tokens, and ends them.
@Component
class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final SessionStore store;
  private final Accounts accounts;
  private final AccountIds ids;
  private final FailedAttempts failedAttempts;
  private final SessionSettings settings;
  private final Clock clock;

  Sessions(
      SessionStore store,
      Accounts accounts,
      AccountIds ids,
      FailedAttempts failedAttempts,
      SessionSettings settings,
      Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.ids = ids;
    this.failedAttempts = failedAttempts;
    this.settings = settings;
    this.clock = clock;
  }

  /// A new session of `account`.
  OpenSession open(Account account) {
    var now = clock.instant();
    var session =
        new Session(
            ids.opaqueId(), account.id(), account.credentials(), now.plus(settings.maxAge()));
    store.add(session);
    return new OpenSession(session, account, successor(session, now));
  }

  /// The session that `token` belongs to, with a fresh token. A token that was used a moment ago
  /// gets another fresh one: the answer was lost, or two tabs asked at once. One that was used
  /// before that is in the wrong hands, and nobody can tell which are the right ones: the session
  /// ends.
  OpenSession refresh(String token) {
    var now = clock.instant();
    var known = store.token(token).orElseThrow(Sessions::ended);
    var session = store.session(known.sessionId()).orElseThrow(Sessions::ended);
    if (known.usedAt().filter(used -> isReuse(used, now)).isPresent()) {
      LOG.warn("A refresh token of session {} was used again; the session ends", session.id());
      store.end(session.id());
      throw ended();
    }
    var account = accounts.byId(session.account()).orElseThrow(Sessions::ended);
    if (!isGoing(session, account, now) || !known.expiresAt().isAfter(now)) {
      throw ended();
    }
    store.used(token, now);
    return new OpenSession(session, account, successor(session, now));
  }

  /// Ends the session that `token` belongs to, if it is known.
  void endByToken(String token) {
    store.token(token).ifPresent(known -> store.end(known.sessionId()));
  }

  /// Ends a session.
  void end(String sessionId) {
    store.end(sessionId);
  }

  /// The password of `account` changed: its sessions have ended but for `kept`, which goes on.
  void passwordChanged(Account account, String kept) {
    store.renew(kept, account.id(), account.credentials() + 1);
    store.endOthers(account.id(), kept);
  }

  /// All sessions of `account` have ended.
  void endAll(Account account) {
    store.endOthers(account.id(), "");
  }

  /// Deletes what has expired. The database's own expiry is not relied on: not every server has it.
  @Scheduled(
      fixedDelayString = "${quizledger.sessions.clean-up-interval:5m}",
      initialDelayString = "${quizledger.sessions.clean-up-interval:5m}")
  void cleanUp() {
    try {
      store.forgetExpired(clock.instant());
      failedAttempts.forgetOld();
    } catch (MongoException e) {
      LOG.warn("Expired sessions stay until the database is back: {}", e.toString());
    }
  }

  private RefreshToken successor(Session session, Instant now) {
    var expiry = now.plus(settings.refreshTokenLifetime());
    var token =
        new RefreshToken(
            ids.secret(), expiry.isBefore(session.endsAt()) ? expiry : session.endsAt());
    store.add(token, session);
    return token;
  }

  private boolean isReuse(Instant used, Instant now) {
    return now.isAfter(used.plus(settings.reuseWithin()));
  }

  private static boolean isGoing(Session session, Account account, Instant now) {
    return session.credentials() == account.credentials() && session.endsAt().isAfter(now);
  }

  private static Refusal ended() {
    return new Refusal(CommonErrorCode.UNAUTHENTICATED, "The session has ended; sign in again");
  }

  /// A session that its client may go on with.
  record OpenSession(Session session, Account account, RefreshToken token) {}
}
