package io.quizledger.command.quiz;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How large a quiz and its parts may be, and how much of quizzes is kept in memory.
///
/// @param title characters of a title
/// @param description characters of a description
/// @param word characters of a quiz's category, or of one of its tags
/// @param tags how many
/// @param address characters of an address
/// @param questions of one quiz, and of one file
/// @param importBytes of a file of questions
/// @param timeLimitSeconds the longest time limit
/// @param graceSeconds the longest grace
/// @param attemptsAllowed the highest number that an author can set
/// @param cachedQuestions how many questions of published versions are kept in memory
/// @param cachedStandings of how many quizzes it is kept how they stand
/// @param standingAge how old what is known of a quiz's review settings may be when an answer is
///   given, where another node changed them
/// @param snapshotAfter how many facts of a quiz are read at most to know it
@ConfigurationProperties("quizledger.quiz")
public record QuizLimits(
    @DefaultValue("200") int title,
    @DefaultValue("10000") int description,
    @DefaultValue("200") int word,
    @DefaultValue("50") int tags,
    @DefaultValue("2000") int address,
    @DefaultValue("10000") int questions,
    @DefaultValue("8388608") int importBytes,
    @DefaultValue("31536000") long timeLimitSeconds,
    @DefaultValue("86400") long graceSeconds,
    @DefaultValue("100000") int attemptsAllowed,
    @DefaultValue("20000") int cachedQuestions,
    @DefaultValue("20000") int cachedStandings,
    @DefaultValue("1s") Duration standingAge,
    @DefaultValue("200") int snapshotAfter) {}
