package io.rec.mainapp.gateway.market;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How long a candle is, and how far back one chart may reach. */
enum Step {
  SECOND("1s", 1, Duration.ofHours(1)),
  MINUTE("1m", 60, Duration.ofDays(1)),
  FIVE_MINUTES("5m", 300, Duration.ofDays(3)),
  HOUR("1h", 3600, Duration.ofDays(10)),
  DAY("1d", 86_400, Duration.ofDays(30));

  private static final Map<String, Step> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Step::word, step -> step));

  private final String word;
  private final int seconds;
  private final Duration longest;

  Step(String word, int seconds, Duration longest) {
    this.word = word;
    this.seconds = seconds;
    this.longest = longest;
  }

  static Set<String> words() {
    return BY_WORD.keySet();
  }

  static Step of(String word) {
    Step step = BY_WORD.get(word);
    if (step == null) {
      throw new IllegalArgumentException("no step: " + word);
    }
    return step;
  }

  String word() {
    return word;
  }

  int seconds() {
    return seconds;
  }

  Duration longest() {
    return longest;
  }
}
