package io.rec.mainapp.gateway.trades;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/**
 * What one thread writes and another sends; its end is a failure unless the writer said it is all.
 */
final class Pipe extends FilterInputStream {

  private static final int BYTES = 1 << 16;

  private final PipedOutputStream end;
  private volatile boolean complete;

  Pipe() throws IOException {
    this(new PipedInputStream(BYTES));
  }

  private Pipe(PipedInputStream source) throws IOException {
    super(source);
    end = new PipedOutputStream(source);
  }

  OutputStream end() {
    return end;
  }

  /** Everything was written. */
  void complete() {
    complete = true;
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    return checked(super.read(bytes, from, count));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && !complete) {
      throw new IOException("what was to be sent ended early");
    }
    return read;
  }
}
