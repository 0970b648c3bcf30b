package io.quizledger.platform.web;

import com.mongodb.MongoTimeoutException;
import io.quizledger.platform.access.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints that show how the platform treats what it gets.
@RestController
@RequestMapping("/api/test")
class FaultyEndpoints {
  static volatile CountDownLatch entered = new CountDownLatch(0);
  static volatile CountDownLatch held = new CountDownLatch(0);

  enum Colour {
    RED,
    GREEN
  }

  record Line(@NotNull @Size(min = 1, max = 10) String text, BigDecimal points) {}

  record Sheet(
      @NotNull @Size(max = 200) String title,
      Integer count,
      Boolean open,
      Instant at,
      Colour colour,
      @Valid List<Line> lines,
      Map<String, String> pairs) {}

  @PostMapping("sheets")
  Sheet sheet(@Valid @RequestBody Sheet sheet) {
    return sheet;
  }

  @PostMapping(value = "texts", consumes = "text/x-gift")
  int text(@RequestBody String text) {
    return text.length();
  }

  @PostMapping("bells")
  String ring(HttpServletRequest request) {
    return request.getMethod();
  }

  @GetMapping("me")
  Actor me(Actor actor) {
    return actor;
  }

  @GetMapping("analysts")
  @PreAuthorize("hasRole('ANALYST')")
  String analysts() {
    return "yes";
  }

  @PostMapping("analyses")
  @PreAuthorize("hasRole('ANALYST')")
  String analyse(@Valid @RequestBody Sheet sheet) {
    return sheet.title();
  }

  @GetMapping("numbers")
  Page<Integer> numbers(Paging paging, @RequestParam(defaultValue = "") String kind) {
    var _ = kind;
    var first = paging.after().map(after -> Integer.parseInt(after.getFirst()) + 1).orElse(0);
    var found = IntStream.range(first, 120).limit(paging.limit() + 1L).boxed().toList();
    return Page.of(found, paging, number -> List.of(String.valueOf(number)));
  }

  @PutMapping("revised")
  ResponseEntity<Long> revised(HttpServletRequest request) {
    var revision = Revision.expected(request.getHeader(HttpHeaders.IF_MATCH));
    var _ = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
    return ResponseEntity.ok().eTag(new Revision(revision.number() + 1).etag()).body(1L);
  }

  @GetMapping("positions")
  long position() {
    return LogPosition.requested().orElse(-1);
  }

  @GetMapping("parameters")
  int parameters(@RequestParam int number) {
    return number;
  }

  @GetMapping("broken")
  String broken() {
    throw new IllegalStateException("a secret");
  }

  @GetMapping("database")
  String database() {
    throw new IllegalStateException(new MongoTimeoutException("gone"));
  }

  @GetMapping(value = "pictures", produces = MediaType.IMAGE_PNG_VALUE)
  byte[] picture() {
    throw new Refusal(CommonErrorCode.NOT_FOUND, "There is no picture");
  }

  @PostMapping("slow")
  String slow(@RequestParam(defaultValue = "false") boolean fails) throws InterruptedException {
    entered.countDown();
    var released = held.await(20, TimeUnit.SECONDS);
    if (fails) {
      throw new IllegalStateException("what it works with is gone");
    }
    return released ? "done" : "never";
  }
}
