package io.rec.kalshiaccountsync.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.kalshiaccountsync.reading.AccountReading;
import io.rec.kalshiaccountsync.stream.AccountStream;
import io.rec.platform.http.ProblemException;
import io.rec.platform.lease.Lease;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves what is in the database: cached while the exchange is away, and never without its age. */
@Controller("/api/account")
final class BalanceController {

  /** It is read every thirty seconds. */
  private static final Duration STALE = Duration.ofMinutes(5);

  private static final double MILLIS = 1000;

  private final Balances balances;
  private final AccountMode mode;
  private final AccountStream stream;
  private final AccountReading reading;
  private final Lease lease;
  private final Clock clock;

  BalanceController(
      Balances balances,
      AccountMode mode,
      AccountStream stream,
      AccountReading reading,
      Lease lease,
      Clock clock) {
    this.balances = balances;
    this.mode = mode;
    this.stream = stream;
    this.reading = reading;
    this.lease = lease;
    this.clock = clock;
  }

  /**
   * The shape of v2, and how old it is.
   *
   * @param balance in cents
   * @param portfolioValue in cents; null when it was never told
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Shown(
      long balance,
      BigDecimal balanceDollars,
      @Nullable Long portfolioValue,
      String mode,
      Instant asOf,
      double ageSeconds,
      boolean stale,
      boolean streamLive) {}

  @Get("/balance")
  HttpResponse<Shown> balance(@QueryValue(defaultValue = "") String mode) throws SQLException {
    if (!mode.isBlank() && !mode.equals(this.mode.word())) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "OtherAccountMode",
          "this system's account is in mode %s, not '%s'".formatted(this.mode.word(), mode));
    }
    Balances.Row row =
        balances
            .newest()
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "NoBalance",
                        "the balance was never read yet"));
    Duration age = Duration.between(row.asOf(), clock.instant());
    Duration shown = age.isNegative() ? Duration.ZERO : age;
    return HttpResponse.ok(
            new Shown(
                row.cents(),
                row.dollars(),
                row.portfolioCents(),
                this.mode.word(),
                row.asOf(),
                shown.toMillis() / MILLIS,
                shown.compareTo(STALE) > 0,
                stream.live()))
        .header("Age", Long.toString(shown.toSeconds()));
  }

  /** Has all pages of everything read now. */
  @Post("/refresh")
  HttpResponse<Map<String, String>> refresh() {
    lease.required();
    reading.everything();
    return HttpResponse.accepted().body(Map.of("status", "reading"));
  }
}
