/// HTTP as both sides speak it: problem details, request ids, limits, draining.
@NullMarked
package io.quizledger.platform.web;

import org.jspecify.annotations.NullMarked;
