/// MongoDB's configuration.
@NullMarked
package io.quizledger.platform.mongo;

import org.jspecify.annotations.NullMarked;
