/// Who people are: the directory of display names, one's own profile, and the list of accounts.
@NullMarked
package io.quizledger.query.people;

import org.jspecify.annotations.NullMarked;
