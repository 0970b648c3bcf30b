package io.quizledger.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/// How documents stand in the file: as BSON.
final class DocumentType extends BasicDataType<Document> {
  /// About how many bytes a value takes as BSON; texts count one byte a character.
  static int size(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> document -> {
        var bytes = 5;
        for (var field : document.entrySet()) {
          bytes += 2 + field.getKey().toString().length() + size(field.getValue());
        }
        yield bytes;
      }
      case Collection<?> array -> {
        var bytes = 5;
        for (var element : array) {
          bytes += 5 + size(element);
        }
        yield bytes;
      }
      case String text -> 5 + text.length();
      case null, default -> 12;
    };
  }

  @Override
  public int getMemory(Document document) {
    return 3 * size(document);
  }

  @Override
  public void write(WriteBuffer buffer, Document document) {
    var bytes = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, bytes);
    buffer.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
  }

  @Override
  public Document read(ByteBuffer buffer) {
    var bytes = Unpooled.wrappedBuffer(buffer);
    var document = BsonDecoder.decodeBson(bytes);
    buffer.position(buffer.position() + bytes.readerIndex());
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
