package io.quizledger.query.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of what is kept of the log.
///
/// @param cachedCommits how many commits' positions, hashes and times are kept in memory
@ConfigurationProperties("quizledger.audit")
record AuditSettings(@DefaultValue("50000") int cachedCommits) {}
