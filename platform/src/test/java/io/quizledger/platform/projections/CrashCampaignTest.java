package io.quizledger.platform.projections;

import org.junit.jupiter.api.Tag;

/// The same before each and every write.
@Tag("campaign")
class CrashCampaignTest extends CrashTest {
  @Override
  int step() {
    return 1;
  }
}
