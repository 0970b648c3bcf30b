package io.quizledger.query.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of what is kept of the log, and of taking it away.
///
/// @param cachedCommits how many commits' positions, hashes and times are kept in memory
/// @param exportsAtOnce how many exports one node sends at the same time; more are refused for now
/// @param exportRowGroup how much of a Parquet export is held in memory before it is sent
@ConfigurationProperties("quizledger.audit")
record AuditSettings(
    @DefaultValue("50000") int cachedCommits,
    @DefaultValue("2") int exportsAtOnce,
    @DefaultValue("4MB") DataSize exportRowGroup) {}
