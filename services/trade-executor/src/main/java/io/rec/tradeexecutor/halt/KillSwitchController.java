package io.rec.tradeexecutor.halt;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.risk.KillSwitch;
import io.rec.platform.http.ProblemException;
import io.rec.platform.risk.SetSwitch;
import io.rec.tradeexecutor.exchange.RestingOrders;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** The kill switch over HTTP. */
@Controller("/kill-switch")
final class KillSwitchController {

  private final KillSwitchDesk desk;

  KillSwitchController(KillSwitchDesk desk) {
    this.desk = desk;
  }

  @Serdeable
  record Wish(@Nullable String level, @Nullable String reason, @Nullable String by) {}

  /**
   * The switch as it is.
   *
   * @param level in force: the stricter of the next two
   * @param stored what the database has; in the answer to a stop that is kept, the stop itself
   * @param kept the database was away and is told when it is back
   * @param control what the TradingSystem's spec asks for, by its document or by the database
   * @param cancelled orders taken off the exchange by this call
   * @param left orders that may still rest; absent where none were to be cancelled
   */
  @Serdeable
  record Shown(
      String level,
      String stored,
      boolean kept,
      String control,
      String reason,
      String by,
      @Nullable String set_at,
      @Nullable Integer cancelled,
      @Nullable Integer left) {

    static Shown of(
        KillSwitch inForce,
        boolean kept,
        KillSwitch control,
        Optional<SetSwitch> stored,
        Optional<RestingOrders.Outcome> cancelling) {
      Optional<SetSwitch.Wish> harder =
          stored.filter(now -> now.inForce() != now.level()).map(SetSwitch::wish);
      return new Shown(
          inForce.word(),
          stored.map(now -> now.level().word()).orElse("Unknown"),
          kept,
          harder
              .map(SetSwitch.Wish::level)
              .filter(wished -> wished.compareTo(control) > 0)
              .orElse(control)
              .word(),
          harder.map(SetSwitch.Wish::reason).or(() -> stored.map(SetSwitch::reason)).orElse(""),
          harder.map(SetSwitch.Wish::by).or(() -> stored.map(SetSwitch::by)).orElse(""),
          stored.map(now -> now.at().toString()).orElse(null),
          cancelling.map(RestingOrders.Outcome::cancelled).orElse(null),
          cancelling.map(RestingOrders.Outcome::left).orElse(null));
    }
  }

  @Get
  Shown show() throws SQLException {
    return Shown.of(
        desk.inForce(), desk.kept().isPresent(), desk.ofControl(), desk.stored(), Optional.empty());
  }

  @Put
  Shown set(@Body Wish wish) throws SQLException, IOException, InterruptedException {
    KillSwitchDesk.Done done =
        desk.set(
            level(required("level", wish.level())),
            required("reason", wish.reason()),
            required("by", wish.by()));
    return Shown.of(
        done.inForce(), done.kept(), desk.ofControl(), Optional.of(done.set()), done.cancelling());
  }

  private static KillSwitch level(String word) {
    try {
      return KillSwitch.ofWord(word);
    } catch (IllegalArgumentException unknown) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "UnknownLevel",
          "%s: expected None, PauseEntries, CancelOrders or Flatten."
              .formatted(unknown.getMessage()));
    }
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "MissingField",
          "The kill switch is set with level, reason and by; %s is missing.".formatted(name));
    }
    return value.strip();
  }
}
