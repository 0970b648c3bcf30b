/// The sample accounts and quizzes that the project ships, loaded through its own HTTP API.
@NullMarked
package io.quizledger.standalone.demo;

import org.jspecify.annotations.NullMarked;
