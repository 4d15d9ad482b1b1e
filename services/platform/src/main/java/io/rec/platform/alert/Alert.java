package io.rec.platform.alert;

import io.rec.domain.trade.Effect.Severity;
import io.rec.platform.secrets.Masking;
import java.util.HashMap;
import java.util.Map;

/**
 * Something a person has to know. It may say what an exception said, and it is stored and sent to
 * people, so secrets are masked in it.
 *
 * @param key what it is about, such as {@code trade:17}; with the type it tells one alert from
 *     another
 * @param text a sentence
 * @param details by name, as they stand in the fact
 */
public record Alert(
    String type, String key, Severity severity, String text, Map<String, String> details) {

  public Alert {
    text = Masking.mask(text);
    Map<String, String> masked = new HashMap<>(details);
    masked.replaceAll((name, value) -> Masking.mask(value));
    details = Map.copyOf(masked);
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
