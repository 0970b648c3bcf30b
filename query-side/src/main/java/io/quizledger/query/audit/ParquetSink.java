package io.quizledger.query.audit;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.quizledger.eventlog.LoggedCommit;
import io.quizledger.eventlog.LoggedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// One row an event, in the order of the log. A Parquet file ends with its table of contents, so it
/// is written from front to back and never held as a whole: what is held is one group of rows.
final class ParquetSink implements EventSink {
  /// How many rows may come between two looks at how much is held.
  private static final int ROWS_BETWEEN_LOOKS = 20;

  private static final MessageType ROW =
      Types.buildMessage()
          .required(INT64)
          .named("position")
          .required(INT32)
          .named("index")
          .required(INT64)
          .as(timestampType(true, TimeUnit.MILLIS))
          .named("time")
          .required(BINARY)
          .as(stringType())
          .named("type")
          .optional(BINARY)
          .as(stringType())
          .named("revision")
          .required(BINARY)
          .as(stringType())
          .named("eventId")
          .optional(BINARY)
          .as(stringType())
          .named("aggregateType")
          .optional(BINARY)
          .as(stringType())
          .named("aggregateId")
          .optional(INT64)
          .named("sequence")
          .required(BINARY)
          .as(stringType())
          .named("payload")
          .required(BINARY)
          .as(stringType())
          .named("metadata")
          .required(INT64)
          .as(timestampType(true, TimeUnit.MILLIS))
          .named("commitTime")
          .required(BINARY)
          .as(stringType())
          .named("hash")
          .named("event");

  private final ParquetWriter<Row> writer;

  /// @param rowGroupBytes how much is held before it is written
  ParquetSink(OutputStream out, long rowGroupBytes) throws IOException {
    writer =
        new Builder(new ForwardOnly(out))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new Gzip())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(rowGroupBytes)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_LOOKS)
            .build();
  }

  @Override
  public void write(LoggedCommit commit, LoggedEvent event) throws IOException {
    writer.write(new Row(commit, event));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private record Row(LoggedCommit commit, LoggedEvent event) {}

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
      return new Rows();
    }

    @Override
    @SuppressWarnings("deprecation") // Never called: there is no Hadoop here.
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new Rows();
    }
  }

  /// Writes the columns in the order of the schema.
  private static final class Rows extends WriteSupport<Row> {
    private @Nullable RecordConsumer columns;
    private int column;

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(ROW, Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // Never called: there is no Hadoop here.
    public WriteContext init(Configuration configuration) {
      return new WriteContext(ROW, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      columns = consumer;
    }

    @Override
    public void write(Row row) {
      var to = Objects.requireNonNull(columns);
      var commit = row.commit();
      var event = row.event();
      var stream = event.stream();
      column = 0;
      to.startMessage();
      field(to, () -> to.addLong(commit.position()));
      field(to, () -> to.addInteger(event.index()));
      field(to, () -> to.addLong(event.time().toEpochMilli()));
      text(to, event.type());
      text(to, event.revision());
      text(to, event.id());
      text(to, stream == null ? null : stream.aggregateType());
      text(to, stream == null ? null : stream.aggregateId());
      if (stream == null) {
        column++;
      } else {
        field(to, () -> to.addLong(stream.sequence()));
      }
      field(to, () -> to.addBinary(Binary.fromConstantByteArray(event.payload())));
      field(to, () -> to.addBinary(Binary.fromConstantByteArray(event.metadata())));
      field(to, () -> to.addLong(commit.time().toEpochMilli()));
      text(to, commit.hash());
      to.endMessage();
    }

    private void text(RecordConsumer to, @Nullable String value) {
      if (value == null) {
        column++;
      } else {
        field(to, () -> to.addBinary(Binary.fromString(value)));
      }
    }

    private void field(RecordConsumer to, Runnable value) {
      var name = ROW.getFieldName(column);
      to.startField(name, column);
      value.run();
      to.endField(name, column);
      column++;
    }
  }
}
