package io.rec.systemmonitor.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong now.
 *
 * @param text a sentence
 * @param evidence what was seen, by name
 * @param since when it began, where whoever saw it says so
 */
public record Signal(
    AlertKey key,
    Source source,
    Severity severity,
    String text,
    Map<String, String> evidence,
    Optional<Instant> since) {

  public Signal {
    evidence = Map.copyOf(evidence);
  }

  public Signal(
      AlertKey key, Source source, Severity severity, String text, Map<String, String> evidence) {
    this(key, source, severity, text, evidence, Optional.empty());
  }

  /** The same, of which is known when it began. */
  public Signal since(@Nullable Instant began) {
    return new Signal(key, source, severity, text, evidence, Optional.ofNullable(began));
  }

  Signal withText(String other) {
    return new Signal(key, source, severity, other, evidence, since);
  }
}
