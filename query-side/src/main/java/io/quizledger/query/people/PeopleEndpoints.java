package io.quizledger.query.people;

import io.quizledger.events.account.Role;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.web.Page;
import io.quizledger.platform.web.Paging;
import io.quizledger.platform.web.Refusal;
import io.quizledger.query.reading.ReadErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reading accounts: one's own, and everybody's for administrators. Nothing of it is cached.
@RestController
@RequestMapping("/api/accounts")
class PeopleEndpoints {
  private static final int MAX_PREFIX = 254;

  private final AccountCollection accounts;

  PeopleEndpoints(AccountCollection accounts) {
    this.accounts = accounts;
  }

  @Operation(operationId = "ownAccount", summary = "One's own account")
  @GetMapping("/me")
  Profile own(Actor actor) {
    return profile(actor.accountId());
  }

  @Operation(operationId = "account", summary = "An account")
  @GetMapping("/{accountId}")
  Profile one(@PathVariable String accountId, Actor actor) {
    if (!accountId.equals(actor.accountId()) && !actor.is(Role.ADMINISTRATOR)) {
      throw unknown();
    }
    return profile(accountId);
  }

  @Operation(operationId = "listAccounts", summary = "Accounts by name or e-mail address")
  @GetMapping
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  Page<Profile> all(@RequestParam(defaultValue = "") String q, Paging paging) {
    if (q.length() > MAX_PREFIX) {
      throw Refusal.ofField("q", "must have at most " + MAX_PREFIX + " characters");
    }
    var found = accounts.search(q, paging.after().map(List::getFirst), paging.limit() + 1);
    return Page.of(found, paging, last -> List.of(last.email()));
  }

  private Profile profile(String accountId) {
    return accounts.profile(accountId).orElseThrow(PeopleEndpoints::unknown);
  }

  private static Refusal unknown() {
    return new Refusal(ReadErrorCode.ACCOUNT_NOT_FOUND, "No account has this id");
  }
}
