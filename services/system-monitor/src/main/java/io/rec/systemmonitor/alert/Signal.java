package io.rec.systemmonitor.alert;

import java.util.Map;

/**
 * Something that is wrong now.
 *
 * @param text a sentence
 * @param evidence what was seen, by name
 */
public record Signal(
    AlertKey key, Source source, Severity severity, String text, Map<String, String> evidence) {

  public Signal {
    evidence = Map.copyOf(evidence);
  }
}
