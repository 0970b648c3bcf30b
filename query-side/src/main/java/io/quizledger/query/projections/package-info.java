/// What analysts and administrators see of the read models, and do with them.
@NullMarked
package io.quizledger.query.projections;

import org.jspecify.annotations.NullMarked;
