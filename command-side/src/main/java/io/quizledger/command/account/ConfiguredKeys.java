package io.quizledger.command.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keys that the installation's settings hold.
final class ConfiguredKeys implements SigningKeys.KeyRing {
  private final List<SigningKey> keys;
  private final SigningKey active;

  /// Of the keys in `text`; the one named `activeId` signs, or the first.
  ///
  /// @throws IllegalArgumentException where there is none of that name
  ConfiguredKeys(String text, @Nullable String activeId) {
    keys = SigningKey.parse(text);
    active =
        activeId == null || activeId.isBlank()
            ? keys.getFirst()
            : keys.stream()
                .filter(key -> key.id().equals(activeId))
                .findFirst()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "quizledger.signing.active names none of the keys"));
  }

  @Override
  public SigningKey active() {
    return active;
  }

  @Override
  public List<SigningKey> toPublish() {
    return keys;
  }
}
