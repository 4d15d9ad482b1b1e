package io.rec.mainapp.gateway.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;

/** What is written to it is stored part by part, so that no more than one is in memory. */
final class PartStream extends OutputStream {

  private static final int PART = 256 * 1024;

  /** The database holds it for a day, and so does each copy made of it meanwhile. */
  private static final long MOST = 256L * 1024 * 1024;

  private final ExportRows rows;
  private final long export;
  private final byte[] buffer = new byte[PART];
  private int filled;
  private int parts;
  private long written;

  PartStream(ExportRows rows, long export) {
    this.rows = rows;
    this.export = export;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    written += count;
    if (written > MOST) {
      throw new IOException("it is longer than %d MB: ask for fewer at once".formatted(MOST >> 20));
    }
    int done = 0;
    while (done < count) {
      int fits = Math.min(count - done, PART - filled);
      System.arraycopy(bytes, from + done, buffer, filled, fits);
      filled += fits;
      done += fits;
      if (filled == PART) {
        store();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (filled > 0) {
      store();
    }
  }

  private void store() throws IOException {
    try {
      rows.append(export, parts, Arrays.copyOf(buffer, filled));
    } catch (SQLException refused) {
      throw new IOException("a part of it could not be stored", refused);
    }
    parts++;
    filled = 0;
  }
}
