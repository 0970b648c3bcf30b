package io.quizledger.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/// How keys stand in the file.
final class KeyType extends BasicDataType<Key> {
  @Override
  public int getMemory(Key key) {
    return 40 + key.bytes().length;
  }

  @Override
  public int compare(Key one, Key other) {
    return one.compareTo(other);
  }

  @Override
  public void write(WriteBuffer buffer, Key key) {
    buffer.putVarInt(key.bytes().length).put(key.bytes());
  }

  @Override
  public Key read(ByteBuffer buffer) {
    var bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return new Key(bytes);
  }

  @Override
  public Key[] createStorage(int size) {
    return new Key[size];
  }
}
