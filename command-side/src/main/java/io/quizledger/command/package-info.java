/// The command side: the program, and one package for each of its features.
@NullMarked
package io.quizledger.command;

import org.jspecify.annotations.NullMarked;
