package io.quizledger.query.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Reads server-sent events.
public final class EventReader implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final InputStream body;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicInteger comments = new AtomicInteger();
  private final Thread reading;

  /// One event.
  public record Event(String id, String event, String data) {
    public String at(String pointer) {
      var node = JSON.readTree(data).at(pointer);
      return node.isMissingNode() ? null : node.asString();
    }
  }

  public EventReader(InputStream body) {
    this.body = body;
    this.reading = Thread.ofVirtual().start(this::read);
  }

  /// The next event, within ten seconds.
  public Event next() {
    try {
      var event = events.poll(10, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no event came within ten seconds");
      }
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// How many comments have come so far.
  public int comments() {
    return comments.get();
  }

  /// Whether the server has ended the stream.
  public boolean ended() {
    return !reading.isAlive();
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = null;
      String name = null;
      var data = new StringBuilder();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          comments.incrementAndGet();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5));
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(id, name, data.toString()));
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // The stream is at its end.
    }
  }
}
