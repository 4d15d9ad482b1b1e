package io.rec.systemmonitor.look;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's metrics as Prometheus would read them; of samples with one name the sum. */
record Scrape(Map<String, Double> samples) {

  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{.*\\})? +(\\S+)(?: +-?\\d+)?");

  Scrape {
    samples = Map.copyOf(samples);
  }

  static Scrape of(String text) {
    Map<String, Double> samples = new HashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                number(line.group(2)).ifPresent(v -> samples.merge(line.group(1), v, Double::sum)));
    return new Scrape(samples);
  }

  OptionalDouble get(String name) {
    Double value = samples.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** NaN is how a figure that cannot be read is written. */
  private static OptionalDouble number(String word) {
    try {
      double value = Double.parseDouble(word.replace("+Inf", "Infinity"));
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }
}
