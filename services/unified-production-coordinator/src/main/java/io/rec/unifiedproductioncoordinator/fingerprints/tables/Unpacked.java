package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text behind a stream that may be gzip. */
public final class Unpacked {
  /** Five times the largest honest set; a small gzip can hold anything. */
  private static final int MOST_BYTES = 24 * 1024 * 1024;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private Unpacked() {}

  /** All of it, at most 24 MB. */
  static byte[] all(InputStream in) throws IOException {
    try {
      var text = stream(in).readNBytes(MOST_BYTES + 1);
      if (text.length > MOST_BYTES) {
        throw new Refusal("the file holds more than %d bytes of text".formatted(MOST_BYTES));
      }
      return text;
    } catch (EOFException cut) {
      throw new Refusal("the gzip file ends in the middle", cut);
    } catch (ZipException damaged) {
      throw new Refusal("the gzip file is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** The stream, unpacked when its first bytes say gzip. */
  public static InputStream stream(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    var zipped = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    return zipped ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }
}
