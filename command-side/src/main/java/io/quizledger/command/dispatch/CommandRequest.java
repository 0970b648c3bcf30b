package io.quizledger.command.dispatch;

import io.quizledger.command.form.Form;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.CommonErrorCode;
import io.quizledger.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request that wants something done: who asks, what for, and under which idempotency key.
/// Endpoints take it as a method argument.
public final class CommandRequest {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern REVISION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

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
  /// @param key 1 to 128 visible ASCII characters, else the request is refused
  @SuppressWarnings("java:S107")
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
    this.claim = key == null ? null : claim(actor, key);
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
  /// @throws Refusal `REVISION_REQUIRED` if it names none, `STALE_REVISION` if no revision looks so
  public long revision() {
    if (ifMatch == null || ifMatch.equals("*")) {
      throw new Refusal(
          CommonErrorCode.REVISION_REQUIRED,
          "If-Match must name the revision that the change was made from");
    }
    var named = REVISION.matcher(ifMatch);
    if (!named.matches()) {
      throw new Refusal(CommonErrorCode.STALE_REVISION, "If-Match names no revision of this quiz");
    }
    return Long.parseLong(named.group(1));
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

  private static String claim(Actor actor, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new Refusal(
          CommonErrorCode.MALFORMED, "An Idempotency-Key has 1 to 128 visible ASCII characters");
    }
    var named = (actor.accountId() + "\n" + key).getBytes(StandardCharsets.UTF_8);
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
