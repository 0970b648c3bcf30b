package io.quizledger.command.account;

import io.quizledger.events.account.Role;
import io.quizledger.events.ids.AccountId;
import io.quizledger.platform.access.Actor;
import io.quizledger.platform.throttle.ClientAddress;
import io.quizledger.platform.web.LogPosition;
import io.quizledger.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Registering, one's own account, and those of others for administrators.
@RestController
@RequestMapping("/api/accounts")
class AccountsEndpoint {
  private static final String LAST_ADMINISTRATOR =
      "LAST_ADMINISTRATOR: nobody would be left to administer";

  private final Registration registration;
  private final OwnAccount ownAccount;
  private final AccountAdministration administration;

  AccountsEndpoint(
      Registration registration, OwnAccount ownAccount, AccountAdministration administration) {
    this.registration = registration;
    this.ownAccount = ownAccount;
    this.administration = administration;
  }

  @Operation(operationId = "register", summary = "Register an account")
  @PostMapping
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409")
  @ApiResponse(responseCode = "429")
  ResponseEntity<RegisteredAccount> register(@RequestBody Registration.Request request) {
    var registered = registration.register(request);
    return ResponseEntity.created(URI.create("/api/accounts/" + registered.accountId()))
        .header(LogPosition.HEADER, Long.toString(registered.position()))
        .body(new RegisteredAccount(registered.accountId().value()));
  }

  @Operation(operationId = "changeOwnAccount", summary = "Change one's own profile")
  @PatchMapping("/me")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ProfileChange.Body.class)))
  AccountProfile change(Actor actor, @RequestBody JsonNode change) {
    return ownAccount.change(actor, new ProfileChange(change));
  }

  @Operation(
      operationId = "changeOwnPassword",
      summary = "Change one's own password; every other session ends")
  @PutMapping("/me/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      Actor actor, @RequestBody OwnAccount.PasswordChange change, HttpServletRequest request) {
    ownAccount.changePassword(actor, change, ClientAddress.of(request));
  }

  @Operation(
      operationId = "eraseOwnAccount",
      summary = "Erase one's own personal data; the facts stay under an opaque id")
  @PostMapping("/me/erasure")
  @ApiResponse(responseCode = "204")
  @ApiResponse(responseCode = "409", description = LAST_ADMINISTRATOR)
  @ApiResponse(responseCode = "429")
  ResponseEntity<Void> erase(
      Actor actor, @RequestBody OwnAccount.Erasure erasure, HttpServletRequest request) {
    var position = ownAccount.erase(actor, erasure, ClientAddress.of(request));
    return ResponseEntity.noContent().header(LogPosition.HEADER, Long.toString(position)).build();
  }

  @Operation(operationId = "changeRole", summary = "Give an account another role")
  @PutMapping("/{accountId}/role")
  @ApiResponse(responseCode = "204")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  @ApiResponse(responseCode = "409", description = LAST_ADMINISTRATOR)
  ResponseEntity<Void> changeRole(
      @PathVariable String accountId, Actor actor, @RequestBody RoleChange change) {
    var role = change.accepted();
    var answer = ResponseEntity.noContent();
    administration
        .changeRole(known(accountId), role, actor)
        .ifPresent(position -> answer.header(LogPosition.HEADER, Long.toString(position)));
    return answer.build();
  }

  @Operation(operationId = "resetPassword", summary = "Give an account another password")
  @PutMapping("/{accountId}/password")
  @PreAuthorize("hasRole('ADMINISTRATOR')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resetPassword(@PathVariable String accountId, @RequestBody PasswordReset reset) {
    var password = reset.accepted();
    administration.changePassword(known(accountId), password);
  }

  private static AccountId known(String accountId) {
    try {
      return new AccountId(accountId);
    } catch (IllegalArgumentException e) {
      throw new Refusal(AccountErrorCode.ACCOUNT_NOT_FOUND, "No account has this id");
    }
  }

  record RegisteredAccount(String accountId) {}

  record RoleChange(@Nullable String role) implements AccountBody<Role> {
    @Override
    public Role judgedBy(Fields fields) {
      return fields.role("role", role);
    }
  }

  record PasswordReset(@Nullable String newPassword) implements AccountBody<String> {
    @Override
    public String judgedBy(Fields fields) {
      return fields.newPassword("newPassword", newPassword);
    }
  }
}
