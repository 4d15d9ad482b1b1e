package io.rec.dbpoller;

import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/** What a live client asks for: after which offset, which topics, how often a heartbeat. */
record Wish(OptionalLong after, Set<String> topics, Duration heartbeat) {

  private static final int HEARTBEAT_SECONDS = 30;
  private static final int MOST_SECONDS = 300;

  /** Refuses numbers that are none with an IllegalArgumentException that says which. */
  static Wish of(ConvertibleMultiValues<String> query) {
    String after = query.get("after", String.class, "");
    long seconds =
        number("heartbeat", query.get("heartbeat", String.class, "" + HEARTBEAT_SECONDS));
    return new Wish(
        after.isBlank() ? OptionalLong.empty() : OptionalLong.of(number("after", after)),
        Topics.of(query.get("topic", String.class, "")),
        Duration.ofSeconds(Math.clamp(seconds, 1, MOST_SECONDS)));
  }

  private static long number(String name, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(name + " is not a number");
    }
    return Long.parseLong(text);
  }
}
