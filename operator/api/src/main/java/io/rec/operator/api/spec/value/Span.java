package io.rec.operator.api.spec.value;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A length of time as it is written in a spec, such as {@code 90s}, {@code 1h30m} or {@code 720h}.
 * Keeps the writer's spelling, so reading and writing back changes nothing.
 */
public record Span(@JsonValue String text) {
  /** What the schema lets through. */
  public static final String PATTERN = "^([0-9]+(h|m|s))+$";

  /** Longest text; with it the sum always fits into a long. */
  public static final long MAX_LENGTH = 16;

  /** Far beyond any sensible deadline, and near enough that an Instant can still be moved by it. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]+)([hms])");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Span {
    requireNonNull(text, "text");
    if (text.length() > MAX_LENGTH || !WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no length of time; write it like 90s, 5m or 1h30m".formatted(text));
    }
  }

  /** The span of that many seconds. */
  public static Span ofSeconds(long seconds) {
    return new Span(seconds + "s");
  }

  /** The same as a duration, at most a hundred years. */
  public Duration toDuration() {
    var sum = Duration.ZERO;
    var part = PART.matcher(text);
    while (part.find()) {
      var amount = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2).charAt(0)) {
                case 'h' -> Duration.ofHours(amount);
                case 'm' -> Duration.ofMinutes(amount);
                default -> Duration.ofSeconds(amount);
              });
    }
    return sum.compareTo(LONGEST) > 0 ? LONGEST : sum;
  }

  @Override
  public String toString() {
    return text;
  }
}
