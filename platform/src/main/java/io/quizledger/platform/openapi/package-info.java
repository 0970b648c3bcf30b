/// The OpenAPI documents: one per side, and both merged on every program.
@NullMarked
package io.quizledger.platform.openapi;

import org.jspecify.annotations.NullMarked;
