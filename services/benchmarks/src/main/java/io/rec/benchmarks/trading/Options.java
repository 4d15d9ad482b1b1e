package io.rec.benchmarks.trading;

import java.util.Arrays;
import java.util.List;

/** Options of the form {@code name=value}. */
record Options(List<String> given) {

  Options {
    given = List.copyOf(given);
  }

  static Options of(String... arguments) {
    return new Options(Arrays.asList(arguments));
  }

  int number(String name, int usual) {
    return Integer.parseInt(text(name, String.valueOf(usual)));
  }

  String text(String name, String usual) {
    return given.stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> option.substring(name.length() + 1))
        .findFirst()
        .orElse(usual);
  }
}
