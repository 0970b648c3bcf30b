package io.quizledger.eventlog.breaking;

import io.quizledger.events.sample.OfTheDomain;

/// A sample that breaks the rule against the domain.
record KnowsQuizzes(OfTheDomain fact) {}
