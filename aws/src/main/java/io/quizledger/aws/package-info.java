/// The cloud that Quizledger runs in, as code: one stack for what an account has once, and one for
/// each stage.
@NullMarked
package io.quizledger.aws;

import org.jspecify.annotations.NullMarked;
