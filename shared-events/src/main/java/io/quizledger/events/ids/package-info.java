/// Typed identifiers: opaque strings that say nothing about what they name.
@NullMarked
package io.quizledger.events.ids;

import org.jspecify.annotations.NullMarked;
