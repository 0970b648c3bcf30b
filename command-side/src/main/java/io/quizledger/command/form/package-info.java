/// Reads the JSON of requests, and names everything that is wrong with it at once.
@NullMarked
package io.quizledger.command.form;

import org.jspecify.annotations.NullMarked;
