package io.rec.venues.connector.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connector, placeholders filled. What came from a placeholder, and what a
 * connector reads as a secret, is taken out of all that is said.
 */
public final class Settings {

  private final String connector;
  private final Map<String, Object> values;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> unread = new LinkedHashSet<>();
  private final boolean live;

  private Settings(String connector, Map<String, Object> values, boolean live) {
    this.connector = connector;
    this.values = values;
    this.live = live;
  }

  /**
   * Fills the placeholders of an entry; refuses a variable that is not set.
   *
   * @param standard the variable that a setting comes from when it is not given, by the setting
   * @param live whether money is real: then every address must be encrypted
   */
  public static Settings of(
      ConnectorEntry entry, Variables variables, Map<String, String> standard, boolean live) {
    Map<String, Object> filled = new LinkedHashMap<>();
    Settings settings = new Settings(entry.id(), filled, live);
    entry
        .config()
        .forEach(
            (key, value) -> {
              filled.put(key, settings.fill(key, value, variables));
              // A Secret may bring along more than is needed.
              if (!("${" + key + "}").equalsIgnoreCase(String.valueOf(value))) {
                settings.unread.add(key);
              }
            });
    standard.forEach(
        (key, variable) -> {
          if (!filled.containsKey(key)) {
            variables
                .find(variable)
                .filter(value -> !value.isEmpty())
                .ifPresent(
                    value -> {
                      filled.put(key, value);
                      settings.secrets.add(value);
                    });
          }
        });
    return settings;
  }

  public String connector() {
    return connector;
  }

  /** Refuses what was given and nobody asked for: ask when the connector has been made. */
  public void requireAllRead() {
    if (!unread.isEmpty()) {
      throw refused(String.join(", ", unread), "is no setting of this type");
    }
  }

  public boolean has(String key) {
    unread.remove(key);
    Object value = values.get(key);
    return value != null && !String.valueOf(value).isBlank();
  }

  public String text(String key) {
    return found(key).orElseThrow(() -> refused(key, "is missing"));
  }

  public String textOr(String key, String otherwise) {
    return found(key).orElse(otherwise);
  }

  public SecretText secret(String key) {
    String value = text(key);
    secrets.add(value);
    return new SecretText(value);
  }

  public Optional<SecretText> optionalSecret(String key) {
    return has(key) ? Optional.of(secret(key)) : Optional.empty();
  }

  public int wholeOr(String key, int otherwise, int least, int most) {
    BigDecimal value = numberOr(key, BigDecimal.valueOf(otherwise));
    if (value.stripTrailingZeros().scale() > 0
        || value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw refused(key, "is not a whole number from %d to %d".formatted(least, most));
    }
    return value.intValueExact();
  }

  /** Given in seconds, also with a fraction. */
  public Duration secondsOr(String key, Duration otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    BigDecimal value = numberOr(key, BigDecimal.ZERO);
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(86_400)) > 0) {
      throw refused(key, "is not a number of seconds from 0 to 86400");
    }
    return Duration.ofMillis(value.movePointRight(3).longValue());
  }

  public BigDecimal numberOr(String key, BigDecimal otherwise) {
    Optional<String> text = found(key);
    try {
      return text.map(BigDecimal::new).orElse(otherwise);
    } catch (NumberFormatException none) {
      throw refused(key, "is not a number");
    }
  }

  public boolean flagOr(String key, boolean otherwise) {
    return switch (textOr(key, Boolean.toString(otherwise))) {
      case "true", "True" -> true;
      case "false", "False" -> false;
      default -> throw refused(key, "is neither true nor false");
    };
  }

  /** With TLS, except for a test's or the simulator's while no money is at stake. */
  public URI address(String key, String otherwise) {
    String text = textOr(key, otherwise);
    try {
      URI address = URI.create(text);
      if (address.getHost() == null || address.getUserInfo() != null) {
        throw refused(key, "is not an address");
      }
      switch (String.valueOf(address.getScheme())) {
        case "https", "wss" -> {}
        case "http", "ws" -> {
          if (live) {
            throw refused(key, "is not encrypted, and the system is live");
          }
        }
        default -> throw refused(key, "is neither https nor http");
      }
      return address;
    } catch (IllegalArgumentException unusable) {
      throw refused(key, "is not an address");
    }
  }

  /** An address that is a secret itself, as those of webhooks are. */
  public URI secretAddress(String key) {
    secrets.add(text(key));
    URI address = address(key, "");
    secrets.add(address.getRawPath());
    return address;
  }

  /** A nested object of texts; its values are treated as secrets. */
  public Map<String, String> texts(String key) {
    unread.remove(key);
    Object value = values.get(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw refused(key, "is not an object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((name, each) -> texts.put(String.valueOf(name), String.valueOf(each)));
    secrets.addAll(texts.values());
    return texts;
  }

  /** Of all secrets read so far: make it when the connector has read its settings. */
  public Redaction redaction() {
    return new Redaction(secrets);
  }

  public ConfigurationRefused refused(String key, String what) {
    return new ConfigurationRefused("connector %s: %s %s".formatted(connector, key, what));
  }

  private Optional<String> found(String key) {
    return has(key) ? Optional.of(String.valueOf(values.get(key)).strip()) : Optional.empty();
  }

  private Object fill(String key, @Nullable Object value, Variables variables) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> filled = new LinkedHashMap<>();
      map.forEach((name, each) -> filled.put(String.valueOf(name), fill(key, each, variables)));
      return filled;
    }
    if (value instanceof String text && Variables.PLACEHOLDER.matcher(text).find()) {
      String filled = variables.filled("connector %s: %s".formatted(connector, key), text);
      secrets.add(filled);
      return filled;
    }
    return value == null ? "" : value;
  }
}
