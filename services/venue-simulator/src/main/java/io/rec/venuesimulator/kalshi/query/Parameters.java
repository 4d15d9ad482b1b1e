package io.rec.venuesimulator.kalshi.query;

import io.rec.venuesimulator.wire.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One call's parameters, read with its rules; what does not fit is a {@link BadParameter}. */
public record Parameters(String call, Query query) {

  public Optional<String> text(String name) {
    return query.one(name);
  }

  public List<String> list(String name) {
    return query.list(name);
  }

  public boolean flag(String name) {
    return query.one(name).map(value -> value.equalsIgnoreCase("true")).orElse(false);
  }

  public Optional<Long> number(String name) {
    return query
        .one(name)
        .map(
            value -> {
              try {
                return Long.parseLong(value);
              } catch (NumberFormatException wrong) {
                throw new BadParameter(call, "'%s' is no integer: %s".formatted(name, value));
              }
            });
  }

  public long required(String name) {
    return number(name).orElseThrow(() -> BadParameter.tag(call, field(name), "required"));
  }

  /** Too large a limit is refused, never cut. */
  public int limit(int usual, int most) {
    long limit = number("limit").orElse((long) usual);
    if (limit > most) {
      throw BadParameter.tag(call, "Limit", "lte");
    }
    if (limit < 0) {
      throw BadParameter.tag(call, "Limit", "gte");
    }
    return limit == 0 ? usual : (int) limit;
  }

  public Optional<String> oneOf(String name, List<String> allowed) {
    Optional<String> value = query.one(name);
    value.ifPresent(
        text -> {
          if (!allowed.contains(text)) {
            throw BadParameter.tag(call, field(name), "oneof");
          }
        });
    return value;
  }

  private static String field(String name) {
    StringBuilder field = new StringBuilder();
    for (String word : name.split("_")) {
      field.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return field.toString();
  }
}
