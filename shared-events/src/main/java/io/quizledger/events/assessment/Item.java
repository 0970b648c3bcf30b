package io.quizledger.events.assessment;

import io.quizledger.events.ids.ItemId;

/// Something to be put in its place.
public record Item(ItemId itemId, String text) {}
