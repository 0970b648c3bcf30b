package io.quizledger.command.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of audits.
///
/// @param rememberedAnswers how many answers of attempts that are not graded yet an audit keeps in
///   memory; those of other attempts are read once more when their grade comes
@ConfigurationProperties("quizledger.audits")
record AuditSettings(@DefaultValue("50000") int rememberedAnswers) {}
