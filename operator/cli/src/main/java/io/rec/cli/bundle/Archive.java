package io.rec.cli.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Writes files into a tar stream (POSIX ustar), readable by its owner only. */
final class Archive implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int PREFIX = 155;

  private final OutputStream out;
  private final Instant made;

  Archive(OutputStream out, Instant made) {
    this.out = out;
    this.made = made;
  }

  void add(String path, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    out.write(header(path, bytes.length));
    out.write(bytes);
    out.write(new byte[padding(bytes.length)]);
  }

  /** Two empty blocks end an archive. */
  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.close();
  }

  private byte[] header(String path, int length) {
    var header = new byte[BLOCK];
    int cut = path.length() <= NAME ? -1 : path.indexOf('/', path.length() - NAME - 1);
    if (path.length() > NAME && (cut < 0 || cut > PREFIX)) {
      throw new IllegalArgumentException("a path that tar cannot hold: " + path);
    }
    put(header, 0, path.substring(cut + 1));
    put(header, 100, "0000600\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", length));
    put(header, 136, String.format(Locale.ROOT, "%011o\0", made.getEpochSecond()));
    put(header, 156, "0");
    put(header, 257, "ustar\0" + "00");
    put(header, 345, cut < 0 ? "" : path.substring(0, cut));
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum(header)));
    return header;
  }

  /** Over the header with blanks in the place of the sum itself. */
  private static int sum(byte[] header) {
    var counted = header.clone();
    Arrays.fill(counted, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte one : counted) {
      sum += one & 0xFF;
    }
    return sum;
  }

  private static int padding(int length) {
    return (BLOCK - length % BLOCK) % BLOCK;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
