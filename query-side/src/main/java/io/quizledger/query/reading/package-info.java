/// What the answers of all read models have in common: who may read what, pages, refusals.
@NullMarked
package io.quizledger.query.reading;

import org.jspecify.annotations.NullMarked;
