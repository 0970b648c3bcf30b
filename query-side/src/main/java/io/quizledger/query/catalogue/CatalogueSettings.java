package io.quizledger.query.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the catalogue.
///
/// @param cachedQuestions how many questions the papers that are kept in memory have together
/// @param maxDraftQuestions how many questions of a draft are shown at most
/// @param maxSearchLength the longest search text, in characters
@ConfigurationProperties("quizledger.catalogue")
record CatalogueSettings(
    @DefaultValue("20000") int cachedQuestions,
    @DefaultValue("20000") int maxDraftQuestions,
    @DefaultValue("200") int maxSearchLength) {}
