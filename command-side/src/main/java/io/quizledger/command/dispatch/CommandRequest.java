package io.quizledger.command.dispatch;

import io.quizledger.command.form.Form;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.IdempotencyKey;
import io.quizledger.platform.web.MadeOfBody;
import io.quizledger.platform.web.Refusal;
import io.quizledger.platform.web.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request that wants something done: who asks, what for, and under which idempotency key.
/// Endpoints take it as a method argument.
@MadeOfBody
public final class CommandRequest {
  private final Actor actor;
  private final AccountId account;
  private final String method;
  private final String path;
  private final byte[] body;
  private final @Nullable String requestId;
  private final @Nullable String ifMatch;
  private final @Nullable String claim;
  private @Nullable String fingerprint;

  /// @param path with the query, as it was asked for
  CommandRequest(
      Actor actor,
      String method,
      String path,
      byte[] body,
      @Nullable String requestId,
      @Nullable String ifMatch,
      @Nullable String key) {
    this.actor = actor;
    this.account = new AccountId(actor.accountId());
    this.method = method;
    this.path = path;
    this.body = body;
    this.requestId = requestId;
    this.ifMatch = ifMatch;
    this.claim = IdempotencyKey.of(key).map(known -> claim(actor, known)).orElse(null);
  }

  /// Who asks.
  public Actor actor() {
    return actor;
  }

  /// The account that asks.
  public AccountId account() {
    return account;
  }

  /// The body as it came.
  public byte[] body() {
    return body;
  }

  /// The body as a JSON object; without a body, an empty one.
  public Form form() {
    return Form.of(body);
  }

  /// The revision that `If-Match` names.
  ///
  /// @throws Refusal `REVISION_REQUIRED` if it names none
  public long revision() {
    return Revision.expected(ifMatch).number();
  }

  Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /// What the commit of this request claims, if the request has an idempotency key.
  Optional<String> claim() {
    return Optional.ofNullable(claim);
  }

  /// What tells this request from another one under the same key.
  String fingerprint() {
    var known = fingerprint;
    if (known == null) {
      var digest = sha256();
      digest.update((method + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
      known = HexFormat.of().formatHex(digest.digest(body));
      fingerprint = known;
    }
    return known;
  }

  private static String claim(Actor actor, IdempotencyKey key) {
    var named = (actor.accountId() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8);
    return "request:" + HexFormat.of().formatHex(sha256().digest(named));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
