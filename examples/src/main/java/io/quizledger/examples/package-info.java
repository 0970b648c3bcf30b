/// Programs that use Quizledger through its HTTP API alone and check what it says.
@NullMarked
package io.quizledger.examples;

import org.jspecify.annotations.NullMarked;
