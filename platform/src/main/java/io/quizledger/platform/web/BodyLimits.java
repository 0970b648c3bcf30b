package io.quizledger.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Refuses bodies that say nothing of their type, and those beyond the limit of their path: at once
/// where their length is announced, else as soon as they have gone on for too long. Large ones take
/// turns.
final class BodyLimits extends OncePerRequestFilter {
  private static final int UNSUPPORTED = HttpStatus.UNSUPPORTED_MEDIA_TYPE.value();

  private final long usual;
  private final Map<PathPattern, Long> byPath;
  private final LargeBodies large;
  private final long timeout;
  private final Problems problems;

  BodyLimits(WebSettings settings, Problems problems) {
    this.large =
        new LargeBodies(settings.bodiesAtOnce(), settings.bodiesOfOneSender(), settings.bodyWait());
    this.timeout = settings.bodyTimeout().toNanos();
    this.usual = settings.bodyLimit().toBytes();
    this.byPath =
        settings.bodyLimits().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> PathPatternParser.defaultInstance.parse(entry.getKey()),
                    entry -> entry.getValue().toBytes()));
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (namesNoType(request.getContentType())) {
      problems.write(request, response, Refusals.ofStatus(UNSUPPORTED));
      return;
    }
    var limit = limit(request);
    if (request.getContentLengthLong() > limit) {
      problems.write(request, response, Refusals.tooLarge(limit));
    } else {
      var limited = new LimitedRequest(request, limit);
      try {
        chain.doFilter(limited, response);
      } finally {
        limited.endTurn();
      }
    }
  }

  /// A range of types, which only `Accept` may name; whoever reads a body takes it for a fault of
  /// the program.
  private static boolean namesNoType(@Nullable String contentType) {
    return contentType != null && contentType.split(";", 2)[0].contains("*");
  }

  private long limit(HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    return byPath.entrySet().stream()
        .filter(entry -> entry.getKey().matches(path))
        .mapToLong(Map.Entry::getValue)
        .max()
        .orElse(usual);
  }

  private final class LimitedRequest extends HttpServletRequestWrapper {
    private final long limit;
    private LargeBodies.@Nullable Turn turn;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit, this::takeTurn);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      var encoding = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(
              getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }

    private void takeTurn() {
      if (turn == null) {
        var announced = getContentLengthLong();
        var account = getRemoteUser();
        turn =
            large.take(
                account == null ? getRemoteAddr() : account, announced < 0 ? limit : announced);
      }
    }

    void endTurn() {
      if (turn != null) {
        turn.end();
      }
    }
  }

  private final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private final Runnable takeTurn;
    private final long begun = System.nanoTime();
    private long read;

    LimitedStream(ServletInputStream body, long limit, Runnable takeTurn) {
      this.body = body;
      this.limit = limit;
      this.takeTurn = takeTurn;
    }

    @Override
    public int read() throws IOException {
      var value = body.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var count = body.read(bytes, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int more) throws IOException {
      var before = read;
      read += more;
      if (read > limit) {
        throw new BodyTooLargeException(limit);
      }
      if (before <= LargeBodies.SMALL && read > LargeBodies.SMALL) {
        takeTurn.run();
      }
      if (more > 0 && System.nanoTime() - begun > timeout) {
        // Whoever sends a byte now and then would keep the turn from others.
        throw new BadRequestException("The body took too long");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
