/// The query side: the program, and one package for each of its features.
@NullMarked
package io.quizledger.query;

import org.jspecify.annotations.NullMarked;
