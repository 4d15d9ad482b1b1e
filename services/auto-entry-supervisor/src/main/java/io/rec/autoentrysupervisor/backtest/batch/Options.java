package io.rec.autoentrysupervisor.backtest.batch;

import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --name value} pairs of a command line, and words that stand alone. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  /** Refuses what is in neither list of names. */
  Options(List<String> arguments, List<String> names, List<String> flags) {
    for (int i = 0; i < arguments.size(); i++) {
      var name = arguments.get(i);
      if (flags.contains(name)) {
        values.put(name, "");
      } else if (!names.contains(name)) {
        throw new Refusal(
            "'%s' is not known; there are %s, %s"
                .formatted(name, String.join(", ", names), String.join(", ", flags)));
      } else if (i + 1 == arguments.size()) {
        throw new Refusal(name + " lacks its value");
      } else {
        values.put(name, arguments.get(++i));
      }
    }
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  /** A whole number, not negative. */
  long number(String name, long otherwise) {
    var text = text(name);
    try {
      var number = text.isEmpty() ? otherwise : Long.parseLong(text.get());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new Refusal("%s '%s' is no whole number".formatted(name, text.orElse("")), e);
    }
    throw new Refusal(name + " must not be negative");
  }

  double decimal(String name, double otherwise) {
    var text = text(name);
    try {
      return text.isEmpty() ? otherwise : Double.parseDouble(text.get());
    } catch (NumberFormatException e) {
      throw new Refusal("%s '%s' is no number".formatted(name, text.orElse("")), e);
    }
  }

  /** A day or an instant, in UTC. */
  Optional<Instant> instant(String name) {
    return text(name).map(text -> instant(name, text));
  }

  private static Instant instant(String name, String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new Refusal(
          "%s '%s' is no day like 2025-06-30 and no instant like 2025-06-30T12:00:00Z"
              .formatted(name, text),
          e);
    }
  }
}
