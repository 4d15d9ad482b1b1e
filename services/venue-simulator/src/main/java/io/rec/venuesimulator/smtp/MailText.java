package io.rec.venuesimulator.smtp;

import io.rec.venuesimulator.wire.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A mail as it was meant: without the dots that guard its lines on the way. */
record MailText(String text, boolean tooBig) {

  private static final int LONGEST_PIECE = 64 * 1024;
  private static final byte[] END = {'.', '\r', '\n'};

  /** Only a dot alone between two whole line ends is the end: a lone line feed is text. */
  static MailText read(Wire wire) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean tooBig = false;
    boolean lineBegins = true;
    while (true) {
      byte[] piece = wire.line(LONGEST_PIECE);
      if (lineBegins && Arrays.equals(piece, END)) {
        return new MailText(text.toString(StandardCharsets.UTF_8), tooBig);
      }
      int guard = lineBegins && piece[0] == '.' ? 1 : 0;
      tooBig |= text.size() + piece.length - guard > Envelope.MOST_BYTES;
      if (!tooBig) {
        text.write(piece, guard, piece.length - guard);
      }
      lineBegins =
          piece.length > 1 && piece[piece.length - 2] == '\r' && piece[piece.length - 1] == '\n';
    }
  }

  boolean names(String header) {
    return fields().keySet().stream().anyMatch(header::equalsIgnoreCase);
  }

  /** The header, unfolded; of a field that is there twice, both. */
  JsonObject header() {
    JsonObject header = new JsonObject();
    fields().forEach(header::with);
    return header;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    int end = text.indexOf("\r\n\r\n");
    String head = (end < 0 ? text : text.substring(0, end)).replaceAll("\r\n(?=[ \t])", "");
    head.lines()
        .filter(line -> line.indexOf(':') > 0)
        .forEach(
            line -> {
              int mark = line.indexOf(':');
              fields.merge(
                  line.substring(0, mark).strip().toLowerCase(Locale.ROOT),
                  line.substring(mark + 1).strip(),
                  "%s\n%s"::formatted);
            });
    return fields;
  }
}
