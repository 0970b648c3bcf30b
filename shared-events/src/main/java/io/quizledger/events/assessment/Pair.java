package io.quizledger.events.assessment;

import io.quizledger.events.ids.PairId;

/// A prompt and what it is to be matched with.
public record Pair(PairId pairId, String prompt, String match) {}
