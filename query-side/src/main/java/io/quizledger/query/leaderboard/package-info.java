/// The leaderboard of each quiz, with ranks that cost the same however many learners took part.
@NullMarked
package io.quizledger.query.leaderboard;

import org.jspecify.annotations.NullMarked;
