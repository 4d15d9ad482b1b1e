package io.rec.platform.alert;

import io.rec.domain.trade.Effect.Severity;
import java.util.Map;

/**
 * Something a person has to know.
 *
 * @param key what it is about, such as {@code trade:17}; with the type it tells one alert from
 *     another
 * @param text a sentence
 * @param details by name, as they stand in the fact
 */
public record Alert(
    String type, String key, Severity severity, String text, Map<String, String> details) {

  public Alert {
    details = Map.copyOf(details);
  }

  public static Alert warning(String type, String key, String text) {
    return new Alert(type, key, Severity.WARNING, text, Map.of());
  }

  public static Alert critical(String type, String key, String text) {
    return new Alert(type, key, Severity.CRITICAL, text, Map.of());
  }

  String id() {
    return type + "/" + key;
  }
}
