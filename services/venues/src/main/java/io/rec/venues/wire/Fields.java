package io.rec.venues.wire;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object; a missing or wrong one is refused with its name. */
public final class Fields {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final int MOST_DIGITS = 30;

  private final JsonNode node;

  private Fields(JsonNode node) {
    this.node = node;
  }

  public static Fields parse(ObjectMapper json, String text) throws MalformedMessage {
    try {
      return of("message", json.readValue(text, Argument.of(JsonNode.class)));
    } catch (IOException unreadable) {
      throw new MalformedMessage("not JSON", unreadable);
    }
  }

  /** The rows of an answer that is a list of lists. */
  public static List<List<String>> rows(ObjectMapper json, String text) throws MalformedMessage {
    try {
      JsonNode list = json.readValue(text, Argument.of(JsonNode.class));
      if (list == null || !list.isArray()) {
        throw new MalformedMessage("not a list");
      }
      return rows("row", list.values());
    } catch (IOException unreadable) {
      throw new MalformedMessage("not JSON", unreadable);
    }
  }

  /** The objects of an answer that is a list. */
  public static List<Fields> list(ObjectMapper json, String text) throws MalformedMessage {
    try {
      JsonNode list = json.readValue(text, Argument.of(JsonNode.class));
      if (list == null || !list.isArray()) {
        throw new MalformedMessage("not a list");
      }
      List<Fields> all = new ArrayList<>();
      for (JsonNode each : list.values()) {
        all.add(of("row", each));
      }
      return List.copyOf(all);
    } catch (IOException unreadable) {
      throw new MalformedMessage("not JSON", unreadable);
    }
  }

  static Fields of(String what, @Nullable JsonNode node) throws MalformedMessage {
    if (node == null || !node.isObject()) {
      throw new MalformedMessage(what + " is not an object");
    }
    return new Fields(node);
  }

  /** All fields of the object, also those that nobody reads. */
  public String json() {
    try {
      return ObjectMapper.getDefault().writeValueAsString(node);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  public boolean has(String name) {
    return present(name) != null;
  }

  public String text(String name) throws MalformedMessage {
    JsonNode value = required(name);
    if (!value.isString()) {
      throw new MalformedMessage(name + " is not a text");
    }
    return value.getStringValue();
  }

  /** The text, or nothing when there is none. */
  public String textOr(String name, String otherwise) {
    JsonNode value = present(name);
    return value != null && value.isString() ? value.getStringValue() : otherwise;
  }

  /** Of a text or of a JSON number. */
  public BigDecimal decimal(String name) throws MalformedMessage {
    return decimal(name, required(name));
  }

  public Optional<BigDecimal> optionalDecimal(String name) throws MalformedMessage {
    JsonNode value = present(name);
    return value == null ? Optional.empty() : Optional.of(decimal(name, value));
  }

  /** A whole number, also one that is written as a text. */
  public long whole(String name) throws MalformedMessage {
    try {
      return decimal(name).longValueExact();
    } catch (ArithmeticException fraction) {
      throw new MalformedMessage(name + " is not a whole number", fraction);
    }
  }

  public OptionalLong optionalWhole(String name) throws MalformedMessage {
    return present(name) == null ? OptionalLong.empty() : OptionalLong.of(whole(name));
  }

  public boolean flag(String name) throws MalformedMessage {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw new MalformedMessage(name + " is neither true nor false");
    }
    return value.getBooleanValue();
  }

  /** RFC 3339. */
  public Instant time(String name) throws MalformedMessage {
    String text = text(name);
    try {
      return plausible(name, Instant.parse(text));
    } catch (DateTimeException unusable) {
      throw new MalformedMessage("%s is not a time: '%s'".formatted(name, text), unusable);
    }
  }

  public Optional<Instant> optionalTime(String name) throws MalformedMessage {
    return textOr(name, "").isEmpty() ? Optional.empty() : Optional.of(time(name));
  }

  public Instant unixMillis(String name) throws MalformedMessage {
    return plausible(name, Instant.ofEpochMilli(whole(name)));
  }

  public Optional<Instant> optionalUnixSeconds(String name) throws MalformedMessage {
    try {
      return present(name) == null
          ? Optional.empty()
          : Optional.of(plausible(name, Instant.ofEpochSecond(whole(name))));
    } catch (DateTimeException unusable) {
      throw new MalformedMessage(name + " is not a time", unusable);
    }
  }

  public Fields object(String name) throws MalformedMessage {
    return of(name, required(name));
  }

  /** Empty when there is none, as venues leave empty lists out. */
  public List<Fields> objects(String name) throws MalformedMessage {
    List<Fields> all = new ArrayList<>();
    for (JsonNode each : items(name)) {
      all.add(of(name, each));
    }
    return List.copyOf(all);
  }

  public List<String> texts(String name) throws MalformedMessage {
    return texts(name, items(name));
  }

  /** A list of lists of texts, e.g. the levels of a book. */
  public List<List<String>> rows(String name) throws MalformedMessage {
    return rows(name, items(name));
  }

  private static List<List<String>> rows(String name, Iterable<JsonNode> items)
      throws MalformedMessage {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : items) {
      if (!row.isArray()) {
        throw new MalformedMessage(name + " is not a list of lists");
      }
      rows.add(texts(name, row.values()));
    }
    return List.copyOf(rows);
  }

  private static List<String> texts(String name, Iterable<JsonNode> values)
      throws MalformedMessage {
    List<String> all = new ArrayList<>();
    for (JsonNode each : values) {
      all.add(each.isNumber() ? number(name, each).toPlainString() : string(name, each));
    }
    return List.copyOf(all);
  }

  private Iterable<JsonNode> items(String name) throws MalformedMessage {
    JsonNode value = present(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new MalformedMessage(name + " is not a list");
    }
    return value.values();
  }

  private static BigDecimal decimal(String name, JsonNode value) throws MalformedMessage {
    return value.isNumber() ? number(name, value) : Decimals.read(name, string(name, value));
  }

  private static String string(String name, JsonNode value) throws MalformedMessage {
    if (!value.isString()) {
      throw new MalformedMessage(name + " is neither a text nor a number");
    }
    return value.getStringValue();
  }

  /** A JSON number may have an exponent; a float is taken for its shortest decimal. */
  private static BigDecimal number(String name, JsonNode value) throws MalformedMessage {
    try {
      Number number = value.getNumberValue();
      BigDecimal exact = new BigDecimal(number.toString());
      if (Math.abs(exact.scale()) <= MOST_DIGITS && exact.precision() <= MOST_DIGITS) {
        return exact;
      }
    } catch (NumberFormatException infinite) {
      throw new MalformedMessage(name + " is not a finite number", infinite);
    }
    throw new MalformedMessage(name + " has too many digits");
  }

  private static Instant plausible(String name, Instant time) throws MalformedMessage {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new MalformedMessage("%s is out of this century: %s".formatted(name, time));
    }
    return time;
  }

  private JsonNode required(String name) throws MalformedMessage {
    JsonNode value = present(name);
    if (value == null) {
      throw new MalformedMessage(name + " is missing");
    }
    return value;
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
