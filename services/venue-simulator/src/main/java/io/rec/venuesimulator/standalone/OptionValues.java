package io.rec.venuesimulator.standalone;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands behind each option's name, read with that option's rules. */
record OptionValues(Map<String, List<String>> values) {

  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_TICKS = 100_000;
  private static final int FASTEST = 10_000;

  private Optional<String> last(String name) {
    return values.getOrDefault(name, List.of()).stream().reduce((first, second) -> second);
  }

  long whole(String name, long usual) {
    Optional<String> given = last(name);
    try {
      return given.map(Long::parseLong).orElse(usual);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "%s wants a whole number and got '%s'".formatted(name, given.orElse("")), wrong);
    }
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  int port(String name) {
    return between(name, 0, 0, HIGHEST_PORT);
  }

  int ticks() {
    return between("--ticks", 4, 0, MOST_TICKS);
  }

  double speed() {
    String text = last("--speed").orElse("1");
    try {
      double speed = Double.parseDouble(text);
      if (speed > 0 && speed <= FASTEST) {
        return speed;
      }
    } catch (NumberFormatException noNumber) {
      // Told below like every other value that does not fit.
    }
    throw new IllegalArgumentException(
        "--speed is above 0 and at most %d, not '%s'".formatted(FASTEST, text));
  }

  Optional<Instant> start() {
    Optional<String> given = last("--start");
    try {
      return given.map(Instant::parse);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "--start wants an instant such as 2026-03-02T12:00:00Z and got '%s'"
              .formatted(given.orElse("")),
          wrong);
    }
  }

  List<String> symbols() {
    String text = last("--symbols").orElse("BTC,ETH");
    List<String> symbols =
        Arrays.stream(text.split(",", -1))
            .map(name -> name.strip().toUpperCase(Locale.ROOT))
            .toList();
    boolean wrong = symbols.stream().anyMatch(symbol -> !symbol.matches("[A-Z0-9]{2,10}"));
    if (wrong || symbols.stream().distinct().count() < symbols.size()) {
      throw new IllegalArgumentException(
          "--symbols wants coins once each and got '%s'".formatted(text));
    }
    return symbols;
  }

  /** A file for each replayed symbol; without a name it is the first symbol's. */
  Map<String, Path> replays(List<String> symbols) {
    Map<String, Path> files = new TreeMap<>();
    for (String text : values.getOrDefault("--replay", List.of())) {
      int mark = text.indexOf('=');
      String symbol =
          mark < 0 ? symbols.getFirst() : text.substring(0, mark).strip().toUpperCase(Locale.ROOT);
      if (!symbols.contains(symbol)) {
        throw new IllegalArgumentException("--replay: %s is none of %s".formatted(symbol, symbols));
      }
      if (files.put(symbol, Path.of(text.substring(mark + 1))) != null) {
        throw new IllegalArgumentException("--replay: two files for %s".formatted(symbol));
      }
    }
    return files;
  }

  private int between(String name, int usual, int least, int most) {
    long value = whole(name, usual);
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is between %d and %d, not %d".formatted(name, least, most, value));
    }
    return (int) value;
  }
}
