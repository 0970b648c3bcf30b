package io.quizledger.query.audit;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// Reads a Parquet file by the library's own reader.
final class ParquetRows {
  private ParquetRows() {}

  /// Every row, its values as text.
  static List<Map<String, String>> read(byte[] file) throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var reader = open(file)) {
      var schema = reader.getFileMetaData().getSchema();
      var columns = new ColumnIOFactory().getColumnIO(schema);
      for (var pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        var records = columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (var i = 0; i < pages.getRowCount(); i++) {
          rows.add(row(records.read()));
        }
      }
    }
    return rows;
  }

  /// How many groups of rows the file has.
  static int groups(byte[] file) throws IOException {
    try (var reader = open(file)) {
      return reader.getRowGroups().size();
    }
  }

  private static Map<String, String> row(Group record) {
    var row = new LinkedHashMap<String, String>();
    for (var field : record.getType().getFields()) {
      if (record.getFieldRepetitionCount(field.getName()) > 0) {
        row.put(
            field.getName(),
            record.getValueToString(record.getType().getFieldIndex(field.getName()), 0));
      }
    }
    return row;
  }

  private static ParquetFileReader open(byte[] file) throws IOException {
    return ParquetFileReader.open(
        new InMemory(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Gunzip())
            .build());
  }

  private record InMemory(byte[] bytes) implements InputFile {
    @Override
    public long getLength() {
      return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
      var stream = new Bytes(bytes);
      return new DelegatingSeekableInputStream(stream) {
        @Override
        public long getPos() {
          return stream.position();
        }

        @Override
        public void seek(long position) throws IOException {
          stream.seek(position);
        }
      };
    }
  }

  private static final class Bytes extends ByteArrayInputStream {
    Bytes(byte[] bytes) {
      super(bytes);
    }

    long position() {
      return pos;
    }

    void seek(long position) throws IOException {
      if (position > count) {
        throw new EOFException();
      }
      pos = (int) position;
    }
  }

  private static final class Gunzip implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      return new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
          if (codec == CompressionCodecName.UNCOMPRESSED) {
            return bytes;
          }
          try (var gzip = new GZIPInputStream(bytes.toInputStream())) {
            return BytesInput.from(gzip.readAllBytes());
          }
        }

        @Override
        public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public void release() {}
  }
}
