package io.quizledger.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quizledger.events.assessment.Points;
import io.quizledger.events.assessment.QuizDetails;
import io.quizledger.events.assessment.QuizSettings;
import java.time.Instant;

/// What the catalogue says of a quiz's latest version.
///
/// @param version from 1
/// @param questionCount descriptions included
/// @param maxPoints what the paper can earn
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedVersion(
    int version,
    Instant publishedAt,
    QuizDetails details,
    QuizSettings settings,
    int questionCount,
    Points maxPoints) {}
