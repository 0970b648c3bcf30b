/// The facts of an account; they name a person only by an opaque id.
@NullMarked
package io.quizledger.events.account;

import org.jspecify.annotations.NullMarked;
