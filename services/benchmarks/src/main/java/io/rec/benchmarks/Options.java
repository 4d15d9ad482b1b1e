package io.rec.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Options of the form {@code name=value}. */
public record Options(List<String> given) {

  public Options {
    given = List.copyOf(given);
    for (var option : given) {
      if (option.indexOf('=') < 1) {
        throw new IllegalArgumentException("not name=value: " + option);
      }
    }
  }

  public static Options of(String... arguments) {
    return new Options(Arrays.asList(arguments));
  }

  public int number(String name, int usual) {
    return Integer.parseInt(text(name, String.valueOf(usual)));
  }

  public Duration seconds(String name, int usual) {
    return Duration.ofSeconds(number(name, usual));
  }

  public String text(String name, String usual) {
    return given.stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> option.substring(name.length() + 1))
        .findFirst()
        .orElse(usual);
  }
}
