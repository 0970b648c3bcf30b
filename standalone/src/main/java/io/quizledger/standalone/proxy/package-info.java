/// One address before the two programs on a developer's machine, in a load balancer's place.
@NullMarked
package io.quizledger.standalone.proxy;

import org.jspecify.annotations.NullMarked;
