package io.quizledger.query.audit;

import io.quizledger.eventlog.LoggedCommit;
import io.quizledger.eventlog.LoggedEvent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line, in the order of the log.
final class NdjsonSink implements EventSink {
  private static final int BUFFER = 64 * 1024;
  private static final String LINE_END = "\n";

  private final OutputStream out;
  private final JsonGenerator line;
  private boolean begun;

  NdjsonSink(JsonMapper json, OutputStream to) {
    out = new BufferedOutputStream(to, BUFFER);
    line =
        json.writer()
            .without(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .withRootValueSeparator(LINE_END)
            .createGenerator(out);
  }

  @Override
  public void write(LoggedCommit commit, LoggedEvent event) {
    begun = true;
    line.writeStartObject();
    line.writeNumberProperty("position", commit.position());
    line.writeNumberProperty("index", event.index());
    line.writePOJOProperty("time", event.time());
    line.writeStringProperty("type", event.type());
    if (event.revision() != null) {
      line.writeStringProperty("revision", event.revision());
    }
    line.writeStringProperty("eventId", event.id());
    var stream = event.stream();
    if (stream != null) {
      if (stream.aggregateType() != null) {
        line.writeStringProperty("aggregateType", stream.aggregateType());
      }
      line.writeStringProperty("aggregateId", stream.aggregateId());
      line.writeNumberProperty("sequence", stream.sequence());
    }
    raw("payload", event.payload());
    raw("metadata", event.metadata());
    line.writePOJOProperty("commitTime", commit.time());
    line.writeStringProperty("hash", commit.hash());
    line.writeEndObject();
  }

  private void raw(String name, byte[] json) {
    line.writeName(name);
    line.writeRawValue(new String(json, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    line.close();
    if (begun) {
      out.write('\n');
    }
    out.flush();
  }
}
