/// A MongoDB-compatible server inside the JVM, in memory for tests and on a file for a laptop.
@NullMarked
package io.quizledger.embedded;

import org.jspecify.annotations.NullMarked;
