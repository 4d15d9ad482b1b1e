package io.rec.mainapp.gateway.exports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;

/** A stored document, read part by part; one that lacks a part has expired and breaks off. */
final class StoredParts extends InputStream {

  private static final int END = -1;

  private final ExportRows rows;
  private final ExportLine line;
  private byte[] part = {};
  private int at;
  private int parts;
  private long left;

  StoredParts(ExportRows rows, ExportLine line) {
    this.rows = rows;
    this.line = line;
    this.left = line.bytes();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) == END ? END : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (left == 0) {
      return END;
    }
    if (at == part.length) {
      next();
    }
    int fits = Math.min(count, part.length - at);
    System.arraycopy(part, at, bytes, from, fits);
    at += fits;
    left -= fits;
    return fits;
  }

  private void next() throws IOException {
    try {
      part =
          rows.part(line.id(), parts)
              .orElseThrow(() -> new IOException(line.name() + " has expired while it was read"));
    } catch (SQLException away) {
      throw new IOException(line.name() + " cannot be read on", away);
    }
    parts++;
    at = 0;
  }
}
