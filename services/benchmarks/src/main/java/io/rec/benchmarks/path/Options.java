package io.rec.benchmarks.path;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Options of the form {@code name=value}. */
record Options(Map<String, Integer> numbers) {

  Options {
    numbers = Map.copyOf(numbers);
  }

  static Options of(String... arguments) {
    Map<String, Integer> numbers = new HashMap<>();
    for (var argument : arguments) {
      var parts = argument.split("=", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("not name=number: " + argument);
      }
      numbers.put(parts[0], Integer.valueOf(parts[1]));
    }
    return new Options(numbers);
  }

  int number(String name, int otherwise) {
    return numbers.getOrDefault(name, otherwise);
  }

  Duration seconds(String name, int otherwise) {
    return Duration.ofSeconds(number(name, otherwise));
  }
}
