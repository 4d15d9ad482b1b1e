package io.rec.autoentrysupervisor.backtest.prices;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a stream as bytes, without a new object for each. Owned by one thread. */
final class Lines implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int filled;
  private byte[] line = new byte[256];
  private int length;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Moves on; false at the end. */
  boolean next() throws IOException {
    length = 0;
    while (true) {
      if (position == filled) {
        filled = in.read(buffer);
        position = 0;
        if (filled <= 0) {
          filled = 0;
          return endOf(length > 0);
        }
      }
      var start = position;
      while (position < filled && buffer[position] != '\n') {
        position++;
      }
      append(start, position);
      if (position < filled) {
        position++;
        return endOf(true);
      }
    }
  }

  byte[] bytes() {
    return line;
  }

  /** How many of the bytes are the line. */
  int length() {
    return length;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  String text() {
    return text(line, 0, length);
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
  }

  private boolean endOf(boolean isLine) {
    if (isLine) {
      number++;
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
    }
    return isLine;
  }

  private void append(int from, int to) throws IOException {
    var more = to - from;
    if (length + more > LONGEST) {
      throw new IOException("line %d is longer than %d bytes".formatted(number + 1, LONGEST));
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
