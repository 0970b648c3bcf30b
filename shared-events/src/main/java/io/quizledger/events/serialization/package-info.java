/// How facts are written in the log and read back: chosen names, revisions, upcasters.
@NullMarked
package io.quizledger.events.serialization;

import org.jspecify.annotations.NullMarked;
