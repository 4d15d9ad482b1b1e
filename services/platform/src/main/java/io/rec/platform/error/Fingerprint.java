package io.rec.platform.error;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What errors of one kind have in common: where they were logged, the pattern of the message, the
 * innermost exception and the way to it through our own code. Numbers, ids and lines of source are
 * left out, so that another trade or another release does not make another error.
 */
final class Fingerprint {

  private static final int BYTES = 8;
  private static final int FRAMES = 5;
  private static final String OURS = "io.rec.";

  private Fingerprint() {}

  /**
   * Of one error.
   *
   * @param pattern the message before its values were put in
   * @param kind class of the innermost exception, empty without one
   * @param frames {@code class.method} from the innermost on
   */
  static String of(String logger, String pattern, String kind, List<String> frames) {
    String way =
        String.join(
            "\n", frames.stream().filter(frame -> frame.startsWith(OURS)).limit(FRAMES).toList());
    return digest(String.join("\n", logger, constant(pattern), kind, way));
  }

  private static String constant(String pattern) {
    return pattern
        .replaceAll("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}", "#")
        .replaceAll("\\b[0-9a-f]{16,}\\b", "#")
        .replaceAll("\\d+", "#");
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
