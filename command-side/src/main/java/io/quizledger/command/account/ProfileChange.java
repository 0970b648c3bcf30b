package io.quizledger.command.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A PATCH of one's own account: what is absent stays, `null` removes what is optional.
///
/// @param body a JSON object
record ProfileChange(JsonNode body) {
  private static final String DISPLAY_NAME = "displayName";
  private static final String BIO = "bio";
  private static final String ON_LEADERBOARDS = "onLeaderboards";
  private static final Set<String> KNOWN = Set.of(DISPLAY_NAME, BIO, ON_LEADERBOARDS);

  /// What clients send, as the API's document shows it.
  record Body(
      @Nullable String displayName,
      @Schema(types = {"string", "null"}) @Nullable String bio,
      @Nullable Boolean onLeaderboards) {}

  /// The account as it is after the change; refuses with all fields at fault.
  Account appliedTo(Account account) {
    var fields = new Fields();
    if (!body.isObject()) {
      fields.fault("", "must be an object");
    }
    body.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> fields.fault(name, "is unknown"));
    var displayName =
        body.has(DISPLAY_NAME)
            ? fields.displayName(DISPLAY_NAME, text(fields, DISPLAY_NAME))
            : account.displayName();
    var bio = body.has(BIO) ? bio(fields) : account.bio();
    var onLeaderboards =
        body.has(ON_LEADERBOARDS) ? onLeaderboards(fields) : account.onLeaderboards();
    fields.refuseFaults();
    return account.showing(displayName, bio, onLeaderboards);
  }

  private @Nullable String bio(Fields fields) {
    if (body.get(BIO).isNull()) {
      return null;
    }
    var bio = fields.bio(BIO, text(fields, BIO));
    return bio.isEmpty() ? null : bio;
  }

  private boolean onLeaderboards(Fields fields) {
    var value = body.get(ON_LEADERBOARDS);
    if (!value.isBoolean()) {
      fields.fault(ON_LEADERBOARDS, "must be true or false");
    }
    return value.asBoolean(false);
  }

  private String text(Fields fields, String field) {
    var value = body.get(field);
    if (!value.isString()) {
      fields.fault(field, "must be text");
      return "-";
    }
    return value.stringValue();
  }
}
