/// Live updates: what changes is sent, as server-sent events, to those who watch it.
@NullMarked
package io.quizledger.query.live;

import org.jspecify.annotations.NullMarked;
