/// Which side answers which request: the one table, `quizledger-routes.txt`, and its reader.
@NullMarked
package io.quizledger.platform.routing;

import org.jspecify.annotations.NullMarked;
