package io.rec.venuesimulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a call, each with all its values. */
public record Query(Map<String, List<String>> values) {

  public static Query parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int mark = pair.indexOf('=');
      String name = mark < 0 ? pair : pair.substring(0, mark);
      String value = mark < 0 ? "" : pair.substring(mark + 1);
      values.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
    }
    return new Query(values);
  }

  /** The last value that is not empty: clients send empty parameters for "no filter". */
  public Optional<String> one(String name) {
    return all(name).reduce((first, second) -> second);
  }

  /** Repeated parameters and comma lists are the same. */
  public List<String> list(String name) {
    return all(name).flatMap(value -> List.of(value.split(",")).stream()).toList();
  }

  private Stream<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      // A stray percent sign: the venue takes the text as it is.
      return text;
    }
  }
}
