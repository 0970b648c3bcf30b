/// Axon's configuration: event log, serializers, processors, token store.
@NullMarked
package io.quizledger.platform.axon;

import org.jspecify.annotations.NullMarked;
