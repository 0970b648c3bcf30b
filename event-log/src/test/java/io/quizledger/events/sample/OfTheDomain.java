package io.quizledger.events.sample;

/// Stands for any class of the domain's language.
public final class OfTheDomain {}
