package io.quizledger.command.account;

import io.quizledger.platform.access.PublishedKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The keys that access tokens are signed with. Their public halves are published before the first
/// token is signed, and looked after from then on.
@Component
class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private final KeyRing ring;
  private final PublishedKeys published;
  private volatile boolean arePublished;

  SigningKeys(KeyRing ring, PublishedKeys published) {
    this.ring = ring;
    this.published = published;
  }

  /// The key that signs now.
  SigningKey active() {
    if (!arePublished) {
      publish();
    }
    return ring.active();
  }

  /// The published set as JSON, RFC 7517.
  String keySet() {
    if (!arePublished) {
      publish();
    }
    return "{\"keys\":[" + String.join(",", published.published().values()) + "]}";
  }

  /// Publishes what is new and takes back what has served its time.
  @Scheduled(fixedDelayString = "${quizledger.signing.check-interval:1m}")
  void lookAfter() {
    try {
      publish();
    } catch (RuntimeException e) {
      LOG.warn("The signing keys cannot be published yet: {}", e.toString());
    }
  }

  private synchronized void publish() {
    var due = byId(ring.toPublish());
    if (!published.published().equals(due)) {
      published.publish(due);
    }
    arePublished = true;
  }

  private static Map<String, String> byId(List<SigningKey> keys) {
    var byId = new HashMap<String, String>();
    keys.forEach(key -> byId.put(key.id(), key.publicJson()));
    return byId;
  }

  /// Where the keys come from.
  interface KeyRing {
    /// The one that signs.
    SigningKey active();

    /// All that tokens may have to be verified with, now or soon.
    List<SigningKey> toPublish();
  }
}
