package io.rec.e2e.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The frames of one WebSocket as a server sends them, counted without looking into them, however
 * they are cut by the network (RFC 6455, 5.2).
 */
final class Frames {
  static final int TEXT = 0x81;
  static final int PONG = 0x8a;

  private static final int FINAL_TEXT = TEXT;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  private final ByteBuffer head = ByteBuffer.allocate(10);
  private long left;
  private boolean pinged;
  private boolean closed;

  /** How many messages end in what was read. */
  int take(ByteBuffer read) {
    int ended = 0;
    while (read.hasRemaining()) {
      if (left > 0) {
        int passed = (int) Math.min(left, read.remaining());
        read.position(read.position() + passed);
        left -= passed;
        continue;
      }
      head.put(read.get());
      if (head.position() >= 2 && head.position() == headLength()) {
        ended += begin();
      }
    }
    return ended;
  }

  /** Whether a ping came since this was asked last. */
  boolean pinged() {
    boolean was = pinged;
    pinged = false;
    return was;
  }

  boolean closed() {
    return closed;
  }

  /** A frame of a client. With a mask of zeros its content stands there as it is. */
  static ByteBuffer masked(int kind, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(6 + content.length)
        .put((byte) kind)
        .put((byte) (MASKED | content.length))
        .putInt(0)
        .put(content)
        .flip();
  }

  private int headLength() {
    return switch (head.get(1)) {
      case TWO_BYTES -> 4;
      case EIGHT_BYTES -> 10;
      default -> 2;
    };
  }

  private int begin() {
    int kind = head.get(0) & 0xff;
    left =
        switch (head.get(1)) {
          case TWO_BYTES -> head.getShort(2) & 0xffff;
          case EIGHT_BYTES -> head.getLong(2);
          default -> head.get(1);
        };
    head.clear();
    pinged |= kind == PING;
    closed |= kind == CLOSE;
    return kind == FINAL_TEXT ? 1 : 0;
  }
}
