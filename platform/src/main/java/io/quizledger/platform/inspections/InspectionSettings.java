package io.quizledger.platform.inspections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How verifications and audits are carried out.
///
/// @param beat how often a node says how far it is, and looks for inspections that nobody has
/// @param lease after how long without a sign of life another node takes an inspection over
/// @param tries how often an inspection is begun before it is given up
/// @param waiting how many of one kind may run or wait; more are refused for now
/// @param kept how many of one kind that have ended are remembered, the latest ones
/// @param keptFindings how many findings of one are kept; all are counted
@ConfigurationProperties("quizledger.inspections")
public record InspectionSettings(
    @DefaultValue("500ms") Duration beat,
    @DefaultValue("5s") Duration lease,
    @DefaultValue("20") int tries,
    @DefaultValue("10") int waiting,
    @DefaultValue("100") int kept,
    @DefaultValue("1000") int keptFindings) {}
