/// The fold engine: how a fact becomes a read model.
@NullMarked
package io.quizledger.platform.projections;

import org.jspecify.annotations.NullMarked;
