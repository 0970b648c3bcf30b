/// The command side as its clients meet it: on an embedded server, over HTTP.
@NullMarked
package io.quizledger.command.over;

import org.jspecify.annotations.NullMarked;
