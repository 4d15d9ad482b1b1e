package io.rec.mainapp.gateway;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the fields of a request one by one and refuses them all at once, each with its rule. The
 * values it gives back before {@link #require} stand for missing ones and mean nothing.
 */
public final class Fields {

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private static final Instant CENTURY = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant NEXT_CENTURY = Instant.parse("2100-01-01T00:00:00Z");

  private final Map<String, String> broken = new LinkedHashMap<>();

  /** Text of 1 to {@code longest} characters. */
  public String text(String name, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      broken.put(name, "is required");
      return "";
    }
    check(name, value.length() <= longest, "has at most %d characters".formatted(longest));
    return value.strip();
  }

  public String oneOf(String name, @Nullable String value, Set<String> words) {
    if (value == null || !words.contains(value)) {
      broken.put(name, "is one of " + String.join(", ", words.stream().sorted().toList()));
      return words.iterator().next();
    }
    return value;
  }

  public int within(String name, @Nullable Integer value, int least, int most) {
    if (value == null) {
      broken.put(name, "is required");
      return least;
    }
    check(name, value >= least && value <= most, "is %d to %d".formatted(least, most));
    return value;
  }

  public int within(String name, @Nullable Integer value, int least, int most, int otherwise) {
    return value == null ? otherwise : within(name, value, least, most);
  }

  /** What makes a repetition recognisable. */
  public String requestId(@Nullable String value) {
    String id = text("request_id", value, 64);
    check("request_id", REQUEST_ID.matcher(id).matches(), "has 8 to 64 letters, digits and dashes");
    return id;
  }

  /** One that may be left out. */
  public Optional<String> optional(String name, @Nullable String value, Pattern form, String rule) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    check(name, form.matcher(value).matches(), rule);
    return Optional.of(value);
  }

  /** An instant of this century, which may be left out. */
  public Instant instant(String name, @Nullable String value, Instant otherwise) {
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    try {
      Instant given = Instant.parse(value);
      boolean sane = given.isAfter(CENTURY) && given.isBefore(NEXT_CENTURY);
      check(name, sane, "is an instant of this century");
      return sane ? given : otherwise;
    } catch (DateTimeParseException wrong) {
      check(name, false, "is an instant such as 2026-01-31T15:00:00Z");
      return otherwise;
    }
  }

  public void check(String name, boolean holds, String rule) {
    if (!holds) {
      broken.putIfAbsent(name, rule);
    }
  }

  /** Refuses the request if a field broke its rule. */
  public void require() {
    if (broken.isEmpty()) {
      return;
    }
    StringBuilder detail = new StringBuilder();
    broken.forEach(
        (name, rule) ->
            detail.append(detail.isEmpty() ? "" : "; ").append(name).append(' ').append(rule));
    ProblemException problem =
        new ProblemException(HttpStatus.BAD_REQUEST, "BadRequest", detail + ".");
    broken.forEach(problem::withField);
    throw problem;
  }
}
