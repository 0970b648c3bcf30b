package io.quizledger.examples;

import io.quizledger.examples.Api.Answer;
import io.quizledger.examples.Api.Request;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody with an account who signs in again whenever the access token has expired.
final class Person {
  private static final int UNAUTHENTICATED = 401;
  private static final int CONFLICT = 409;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Api api;
  private final String email;
  private final String password;
  private volatile String token = "";
  private volatile String accountId = "";
  private volatile String displayName = "";

  Person(Api api, String email, String password) {
    this.api = api;
    this.email = email;
    this.password = password;
  }

  /// Registers somebody new with a fresh e-mail address, and signs in.
  ///
  /// @param role the role that is asked for, or null for the usual one
  static Person registered(Api api, String name, @Nullable String role) {
    var fresh = HexFormat.of().formatHex(randomBytes(8));
    var person = new Person(api, name.replace(' ', '.') + "." + fresh + "@example.org", secret());
    var body =
        role == null
            ? Map.of("email", person.email, "password", person.password, "displayName", name)
            : Map.of(
                "email",
                person.email,
                "password",
                person.password,
                "displayName",
                name,
                "role",
                role);
    var answer = api.send(Request.of("POST", "/api/accounts").with(body));
    // The address is fresh: if it is taken, an earlier try of this very request has taken it.
    if (!answer.isGood() && answer.status() != CONFLICT) {
      throw new RefusedException(answer);
    }
    person.signIn();
    return person;
  }

  void signIn() {
    var answer =
        api.get(
            Request.of("POST", "/api/sessions").with(Map.of("email", email, "password", password)));
    token = answer.body().path("accessToken").asText();
    accountId = answer.body().path("account").path("accountId").asText();
    displayName = answer.body().path("account").path("displayName").asText();
  }

  String accountId() {
    return accountId;
  }

  String displayName() {
    return displayName;
  }

  /// Sends in this person's name; refused only where the server means it.
  Answer send(Request request) {
    var answer = api.send(request.by(token));
    if (answer.status() == UNAUTHENTICATED) {
      signIn();
      answer = api.send(request.by(token));
    }
    if (!answer.isGood()) {
      throw new IllegalStateException(
          request.method()
              + " "
              + request.path()
              + " is answered "
              + answer.status()
              + " "
              + answer.body());
    }
    return answer;
  }

  private static String secret() {
    return HexFormat.of().formatHex(randomBytes(12));
  }

  private static byte[] randomBytes(int number) {
    var bytes = new byte[number];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// The server refuses a registration.
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(Answer answer) {
      super(answer.status() + " " + answer.body());
    }
  }
}
