package io.quizledger.platform.web;

import org.springframework.http.HttpStatus;

/// Why a request was refused. Its name is the stable `code` of the problem response.
public interface ErrorCode {
  /// The stable name, in capitals.
  String name();

  /// The HTTP status that goes with it.
  HttpStatus status();

  /// One short sentence, the same for every occurrence.
  String title();
}
