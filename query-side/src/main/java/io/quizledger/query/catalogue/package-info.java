/// The catalogue: quizzes as their owners edit them and as everyone finds them.
@NullMarked
package io.quizledger.query.catalogue;

import org.jspecify.annotations.NullMarked;
