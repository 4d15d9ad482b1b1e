package io.rec.venues.connector.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where {@code ${NAME}} comes from: the keys of Secrets. */
@FunctionalInterface
public interface Variables {

  /** A variable's name in braces after a dollar sign. */
  Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  Optional<String> find(String name);

  static Variables of(Map<String, String> values) {
    return name -> Optional.ofNullable(values.get(name));
  }

  /** Refuses a variable that is not set, by its name. */
  default String filled(String field, String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value =
          find(name)
              .filter(found -> !found.isEmpty())
              .orElseThrow(
                  () ->
                      new ConfigurationRefused(
                          "%s: the variable %s is not set".formatted(field, name)));
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
