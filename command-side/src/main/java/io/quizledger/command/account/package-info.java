/// Accounts, sessions and signing keys: who may log in, as whom, and how they prove it.
@NullMarked
package io.quizledger.command.account;

import org.jspecify.annotations.NullMarked;
