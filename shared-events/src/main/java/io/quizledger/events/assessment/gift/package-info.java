/// Questions in Moodle's GIFT format: read from files of anybody, written so that reading gives the
/// same again.
@NullMarked
package io.quizledger.events.assessment.gift;

import org.jspecify.annotations.NullMarked;
