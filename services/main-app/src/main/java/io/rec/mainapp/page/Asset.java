package io.rec.mainapp.page;

import io.micronaut.http.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file of the dashboard.
 *
 * @param forms the best compressed first, the plain one last
 * @param tag names its content
 */
record Asset(String path, MediaType type, List<Form> forms, String tag) {

  /** Names with the hash of what is in them never mean anything else. */
  private static final Pattern HASHED = Pattern.compile("assets/.*-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

  private static final int TAG_DIGITS = 32;

  Asset {
    forms = List.copyOf(forms);
  }

  /** Its bytes in one encoding; empty for none. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and sent as it is
  record Form(String encoding, byte[] bytes) {}

  static String tagOf(byte[] content) {
    try {
      String hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      return '"' + hex.substring(0, TAG_DIGITS) + '"';
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK lacks SHA-256", missing);
    }
  }

  /** The first form that the browser takes. */
  Form best(String acceptEncoding) {
    List<String> accepted =
        Arrays.stream(acceptEncoding.split(",", -1))
            .filter(offer -> !offer.replace(" ", "").endsWith(";q=0"))
            .map(offer -> offer.split(";", -1)[0].strip())
            .toList();
    return forms.stream()
        .filter(form -> form.encoding().isEmpty() || accepted.contains(form.encoding()))
        .findFirst()
        .orElse(forms.getLast());
  }

  boolean matches(String ifNoneMatch) {
    return Arrays.stream(ifNoneMatch.split(",", -1))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(given -> given.equals(tag) || given.equals("*"));
  }

  String caching() {
    return HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
