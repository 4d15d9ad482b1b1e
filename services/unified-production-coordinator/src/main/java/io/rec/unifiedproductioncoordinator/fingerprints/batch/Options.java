package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.domain.probability.Tails;
import io.rec.domain.probability.YearWeights;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code --name value} pairs of a command line. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  /** Refuses what is not in the list of names. */
  Options(List<String> arguments, List<String> names) {
    for (int i = 0; i < arguments.size(); i += 2) {
      var name = arguments.get(i);
      if (!names.contains(name)) {
        throw new Refusal(
            "'%s' is not known; there are %s".formatted(name, String.join(", ", names)));
      }
      if (i + 1 == arguments.size()) {
        throw new Refusal(name + " lacks its value");
      }
      values.put(name, arguments.get(i + 1));
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String demanded(String name) {
    return text(name).orElseThrow(() -> new Refusal(name + " is needed"));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  long number(String name, long otherwise) {
    var text = text(name);
    try {
      var number = text.isEmpty() ? otherwise : Long.parseLong(text.get());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new Refusal("%s '%s' is no number".formatted(name, text.orElse("")), e);
    }
    throw new Refusal(name + " must be 1 or more");
  }

  /** A day or an instant, in UTC. */
  Optional<Instant> instant(String name) {
    return text(name)
        .map(
            text -> {
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
            });
  }

  /** Like {@code 2025=5,2024=4,other=1}. */
  Optional<YearWeights> weights(String name) {
    return text(name)
        .map(
            text -> {
              var byYear = new HashMap<Integer, Integer>();
              var other = 1;
              try {
                for (var part : text.split(",")) {
                  var pair = part.split("=", 2);
                  var weight = Integer.parseInt(pair[1].strip());
                  if (pair[0].strip().equals("other")) {
                    other = weight;
                  } else {
                    byYear.put(Integer.parseInt(pair[0].strip()), weight);
                  }
                }
                return new YearWeights(byYear, other);
              } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Refusal(
                    "%s '%s' is not like 2025=5,2024=4,other=1".formatted(name, text), e);
              }
            });
  }

  Tails tails(String name) {
    return switch (text(name).orElse("left-out")) {
      case "left-out" -> Tails.LEFT_OUT;
      case "in-last-bucket" -> Tails.IN_LAST_BUCKET;
      case String other ->
          throw new Refusal(
              "%s '%s' is neither left-out nor in-last-bucket".formatted(name, other));
    };
  }
}
