package io.quizledger.eventlog.breaking;

import org.springframework.sample.OfSpring;

/// A sample that breaks the rule against Spring.
record NeedsSpring(OfSpring bean) {}
