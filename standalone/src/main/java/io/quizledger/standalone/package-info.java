/// Both sides and an embedded MongoDB in one process, for a laptop.
@NullMarked
package io.quizledger.standalone;

import org.jspecify.annotations.NullMarked;
