package io.rec.platform.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a message that have a length: texts, bytes and messages; numbers are passed over.
 */
record Protobuf(Map<Integer, List<byte[]>> fields) {

  static Protobuf of(byte[] message) {
    var fields = new TreeMap<Integer, List<byte[]>>();
    ByteBuffer left = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (left.hasRemaining()) {
      long tag = varint(left);
      switch ((int) (tag & 7)) {
        case 0 -> varint(left);
        case 1 -> left.getLong();
        case 2 -> {
          byte[] content = new byte[(int) varint(left)];
          left.get(content);
          fields.computeIfAbsent((int) (tag >>> 3), field -> new ArrayList<>()).add(content);
        }
        case 5 -> left.getInt();
        default -> throw new IllegalArgumentException("no protobuf: tag " + tag);
      }
    }
    return new Protobuf(fields);
  }

  List<byte[]> messages(int field) {
    return fields.getOrDefault(field, List.of());
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
