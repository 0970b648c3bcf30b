package io.quizledger.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What endpoints throw becomes a problem response.
@RestControllerAdvice
class RefusalsToProblems {
  private final Problems problems;

  RefusalsToProblems(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
    return problems.answer(request, refusal);
  }
}
