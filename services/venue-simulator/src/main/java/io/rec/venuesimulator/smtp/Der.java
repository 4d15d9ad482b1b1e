package io.rec.venuesimulator.smtp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The distinguished encoding of ASN.1, as far as a certificate needs it. */
final class Der {

  private static final int SHORT_LENGTH = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  static byte[] whole(BigInteger number) {
    return tagged(0x02, number.toByteArray());
  }

  static byte[] truth() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  /** So many bits of the last byte mean nothing. */
  static byte[] bits(int unused, byte... content) {
    return tagged(0x03, new byte[] {(byte) unused}, content);
  }

  static byte[] text(String content) {
    return tagged(0x0c, content.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@code yyMMddHHmmssZ}. */
  static byte[] time(String content) {
    return tagged(0x17, content.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object's identifier, as in {@code 2.5.29.17}. */
  static byte[] id(String dotted) {
    long[] arcs = Arrays.stream(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write((int) (arcs[0] * 40 + arcs[1]));
    for (int index = 2; index < arcs.length; index++) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arcs[index] >> shift > 0) {
          content.write((int) (arcs[index] >> shift & 0x7f | 0x80));
        }
      }
      content.write((int) (arcs[index] & 0x7f));
    }
    return tagged(0x06, content.toByteArray());
  }

  static byte[] tagged(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < SHORT_LENGTH) {
      out.write(length);
    } else {
      byte[] size = BigInteger.valueOf(length).toByteArray();
      int sign = size[0] == 0 ? 1 : 0;
      out.write(SHORT_LENGTH | size.length - sign);
      out.write(size, sign, size.length - sign);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
