package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One call that came through the door.
 *
 * @param parts what stood in the path where its pattern has a star
 */
record Asked(VenueRequest request, List<String> parts, String requestId, Instant now) {

  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

  String part(int index) {
    return parts.get(index);
  }

  Query query() {
    return request.query();
  }

  /** Where the caller found this service, which is where it has to find the next page. */
  String root() {
    return "http://" + request.header("host").orElse("localhost");
  }

  boolean flag(String name, boolean usual) {
    return flag(query(), name, usual);
  }

  static boolean flag(Query query, String name, boolean usual) {
    Optional<String> given = query.one(name);
    return switch (given.orElse(String.valueOf(usual))) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Refused.parameter(
              "The parameter '%s' is true or false, not '%s'".formatted(name, given.orElse("")));
    };
  }

  LocalDate today() {
    return MarketHours.date(now);
  }

  LocalDate date(int index) {
    return date(part(index))
        .orElseThrow(
            () ->
                Refused.parameter(
                    "Could not parse the date '%s'. Use YYYY-MM-DD".formatted(part(index))));
  }

  /** Of a year with four digits: others parse as well, and are too far away to reckon with. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(text).filter(each -> each.matches(DATE)).map(LocalDate::parse);
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }
}
