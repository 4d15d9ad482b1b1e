package io.rec.venues.connector.config;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.Family;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The guide's JSON document: {@code connectors.broker}, {@code connectors.data}, {@code
 * connectors.notifications[]}, each with {@code type} and {@code config}. We add the optional
 * {@code id}. Anything else is refused: it would be an option that does nothing.
 */
public final class ConnectorsDocument {

  /** It stands in addresses, paths of files and names of metrics. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  private static final Set<String> PARTS = Set.of("type", "id", "config");

  private ConnectorsDocument() {}

  public static List<ConnectorEntry> read(ObjectMapper json, String text) {
    Object document;
    try {
      document = json.readValue(text, Argument.OBJECT_ARGUMENT);
    } catch (IOException unreadable) {
      throw new ConfigurationRefused("the connectors document is not JSON");
    }
    Map<String, Object> connectors =
        object("connectors", object("document", document).get("connectors"));
    for (String part : connectors.keySet()) {
      if (!Set.of("broker", "data", "notifications").contains(part)) {
        throw new ConfigurationRefused(
            "connectors.%s is none of broker, data, notifications".formatted(part));
      }
    }
    List<ConnectorEntry> entries = new ArrayList<>();
    one(connectors, "broker", Family.BROKER, entries);
    one(connectors, "data", Family.DATA, entries);
    list(connectors, entries);
    return unique(entries);
  }

  private static void one(
      Map<String, Object> connectors, String part, Family family, List<ConnectorEntry> entries) {
    if (connectors.containsKey(part)) {
      entries.add(entry("connectors." + part, family, part, connectors.get(part)));
    }
  }

  private static void list(Map<String, Object> connectors, List<ConnectorEntry> entries) {
    Object notifications = connectors.getOrDefault("notifications", List.of());
    if (!(notifications instanceof List<?> all)) {
      throw new ConfigurationRefused("connectors.notifications is not a list");
    }
    for (int i = 0; i < all.size(); i++) {
      entries.add(
          entry("connectors.notifications[%d]".formatted(i), Family.NOTIFICATION, "", all.get(i)));
    }
  }

  private static ConnectorEntry entry(
      String where, Family family, String usualId, @Nullable Object value) {
    Map<String, Object> entry = object(where, value);
    for (String part : entry.keySet()) {
      if (!PARTS.contains(part)) {
        throw new ConfigurationRefused("%s.%s is none of type, id, config".formatted(where, part));
      }
    }
    String type = String.valueOf(entry.getOrDefault("type", ""));
    if (type.isBlank()) {
      throw new ConfigurationRefused(where + ".type is missing");
    }
    String id = String.valueOf(entry.getOrDefault("id", usualId.isEmpty() ? type : usualId));
    if (!ID.matcher(id).matches()) {
      throw new ConfigurationRefused(
          where + ".id is not made of at most 63 letters, digits, - and _");
    }
    return new ConnectorEntry(
        family, id, type, object(where + ".config", entry.getOrDefault("config", Map.of())));
  }

  private static List<ConnectorEntry> unique(List<ConnectorEntry> entries) {
    Set<String> seen = new HashSet<>();
    for (ConnectorEntry entry : entries) {
      if (!seen.add(entry.id())) {
        throw new ConfigurationRefused(
            "two connectors are called %s: give one of them an id".formatted(entry.id()));
      }
    }
    return List.copyOf(entries);
  }

  private static Map<String, Object> object(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new ConfigurationRefused(where + " is not an object");
    }
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((key, each) -> object.put(String.valueOf(key), each == null ? "" : each));
    return object;
  }
}
