package io.rec.dbpoller;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The topics a client asks for, separated by commas; none means all. */
final class Topics {

  private Topics() {}

  static Set<String> of(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(topic -> !topic.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
