package io.rec.systemmonitor.error;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Errors for the screens. */
@Controller("/api/errors")
final class ErrorsController {

  private static final int MOST = 500;
  private static final int MOST_HOURS = 24 * 90;

  private final ErrorRows rows;
  private final Clock clock;

  ErrorsController(ErrorRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Get
  List<KnownError> list(
      @QueryValue(defaultValue = "") String service,
      @QueryValue(defaultValue = "24") int hours,
      @QueryValue(defaultValue = "100") int limit)
      throws SQLException {
    Duration back = Duration.ofHours(Math.clamp(hours, 1, MOST_HOURS));
    return rows.since(
        clock.instant().minus(back), service.replace('-', '_'), Math.clamp(limit, 1, MOST));
  }

  /** With its stack. */
  @Get("/{service}/{fingerprint}")
  KnownError one(String service, String fingerprint) throws SQLException {
    return rows.find(service.replace('-', '_'), fingerprint)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "ErrorUnknown", "This error was never seen."));
  }
}
