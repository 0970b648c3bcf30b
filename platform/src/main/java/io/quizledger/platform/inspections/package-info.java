/// Long looks at the whole log, as verifications and audits are: asked for at any node, carried out
/// by any, and taken over where a node dies.
@NullMarked
package io.quizledger.platform.inspections;

import org.jspecify.annotations.NullMarked;
