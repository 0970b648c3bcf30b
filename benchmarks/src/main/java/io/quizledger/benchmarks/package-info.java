/// Programs that measure what the product promises of its speed, each beside a comparison taken in
/// the same run.
@NullMarked
package io.quizledger.benchmarks;

import org.jspecify.annotations.NullMarked;
