package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.wire.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * Which bars are wanted: windows that begin in the first one of the range up to its last instant.
 *
 * @param limit how many bars of the base may go into an answer
 */
record RangeQuery(
    int count,
    Timespan span,
    Instant from,
    Instant to,
    boolean adjusted,
    boolean descending,
    int limit) {

  private static final int MOST = 50_000;
  private static final int USUAL = 5_000;
  private static final int HIGHEST_COUNT = 10_000;
  private static final String WHOLE = "\\d{1,9}";
  private static final String MILLIS = "\\d{9,14}";

  /** The parts of the path are multiplier, timespan, from and to, from an index on. */
  static RangeQuery of(Asked asked, int index) {
    Query query = asked.query().one("cursor").map(RangeQuery::read).orElse(asked.query());
    Timespan span =
        Timespan.of(asked.part(index + 1))
            .orElseThrow(
                () ->
                    Refused.parameter(
                        "Could not parse the timespan '%s'".formatted(asked.part(index + 1))));
    int count = multiplier(asked.part(index));
    Instant from = instant("from", asked.part(index + 2), false);
    Instant to = instant("to", asked.part(index + 3), true);
    if (to.isBefore(from)) {
      throw Refused.parameter("The parameter 'to' cannot be a time that occurs before 'from'");
    }
    return new RangeQuery(
        count,
        span,
        span.windowStart(count, from),
        to,
        Asked.flag(query, "adjusted", true),
        descending(query),
        limit(query));
  }

  Instant window(Instant at) {
    return span.windowStart(count, at);
  }

  /** What a next page needs to know beside its path. */
  String cursor() {
    String text =
        "adjusted=%s&sort=%s&limit=%d".formatted(adjusted, descending ? "desc" : "asc", limit);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Query read(String cursor) {
    try {
      return Query.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException garbage) {
      throw Refused.parameter("The cursor '%s' is none of ours".formatted(cursor));
    }
  }

  private static int multiplier(String text) {
    int count = text.matches(WHOLE) ? Integer.parseInt(text) : 0;
    if (count < 1 || count > HIGHEST_COUNT) {
      throw Refused.parameter("The multiplier is a whole number above 0, not '%s'".formatted(text));
    }
    return count;
  }

  private static boolean descending(Query query) {
    String sort = query.one("sort").orElse("asc");
    return switch (sort) {
      case "asc" -> false;
      case "desc" -> true;
      default -> throw Refused.parameter("The sort is asc or desc, not '%s'".formatted(sort));
    };
  }

  private static int limit(Query query) {
    Optional<String> given = query.one("limit");
    if (given.isEmpty()) {
      return USUAL;
    }
    int limit = given.get().matches(WHOLE) ? Integer.parseInt(given.get()) : 0;
    if (limit < 1 || limit > MOST) {
      throw Refused.parameter(
          "The limit is between 1 and %d, not '%s'".formatted(MOST, given.get()));
    }
    return limit;
  }

  /** Milliseconds, or a day: of its end, the last one. */
  private static Instant instant(String name, String text, boolean end) {
    if (text.matches(MILLIS)) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    LocalDate date =
        Asked.date(text)
            .orElseThrow(
                () ->
                    Refused.parameter(
                        "Could not parse the parameter '%s': '%s'. Use YYYY-MM-DD or Unix milliseconds"
                            .formatted(name, text)));
    return end ? MarketHours.midnight(date.plusDays(1)).minusMillis(1) : MarketHours.midnight(date);
  }
}
