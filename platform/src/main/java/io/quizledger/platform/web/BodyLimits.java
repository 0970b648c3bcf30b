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
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Refuses bodies beyond the limit of their path: at once where their length is announced, else as
/// soon as they have gone on for too long.
final class BodyLimits extends OncePerRequestFilter {
  private final long usual;
  private final Map<PathPattern, Long> byPath;
  private final Problems problems;

  BodyLimits(WebSettings settings, Problems problems) {
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
    var limit = limit(request);
    if (request.getContentLengthLong() > limit) {
      problems.write(request, response, Refusals.tooLarge(limit));
    } else if (request.getContentLengthLong() >= 0) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new LimitedRequest(request, limit), response);
    }
  }

  private long limit(HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    return byPath.entrySet().stream()
        .filter(entry -> entry.getKey().matches(path))
        .mapToLong(Map.Entry::getValue)
        .max()
        .orElse(usual);
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {
    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      var encoding = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(
              getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long read;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
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

    private void count(int more) throws BodyTooLargeException {
      read += more;
      if (read > limit) {
        throw new BodyTooLargeException(limit);
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
