package io.rec.venues.connector.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes the secrets of one connector out of whatever is said about it. */
public final class Redaction {

  static final String STARS = "***";

  /** Shorter ones stand in half of all words, and are none. */
  private static final int SHORTEST = 4;

  private static final int LONGEST_TEXT = 400;

  private final List<String> secrets;

  Redaction(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .flatMap(secret -> Stream.of(secret, encoded(secret)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** On one line, and not longer than a person reads. */
  public String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, STARS);
    }
    clean = clean.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "...";
  }

  private static String encoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8);
  }
}
