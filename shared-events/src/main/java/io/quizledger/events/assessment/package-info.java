/// The assessment vocabulary that both sides share: questions, responses, points, settings, papers.
@NullMarked
package io.quizledger.events.assessment;

import org.jspecify.annotations.NullMarked;
