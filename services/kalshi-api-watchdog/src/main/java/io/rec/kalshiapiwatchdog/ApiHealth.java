package io.rec.kalshiapiwatchdog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.rest.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known about the exchange's API after its newest call. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ApiHealth(
    Condition condition,
    boolean tradingActive,
    long calls,
    long failures,
    int failuresInARow,
    long latencyMillis,
    @Nullable Instant askedAt,
    @Nullable Instant lastSuccessAt,
    String lastError) {

  /** UNKNOWN until the first call; PAUSED when the exchange answers but does not trade. */
  public enum Condition {
    UNKNOWN,
    UP,
    PAUSED,
    DOWN
  }

  static final ApiHealth UNKNOWN =
      new ApiHealth(Condition.UNKNOWN, false, 0, 0, 0, 0, null, null, "");

  ApiHealth after(Reply<ExchangeStatus> reply, Instant now) {
    return switch (reply) {
      case Reply.Answered<ExchangeStatus> answered -> answered(answered, now);
      case Reply.Refused<ExchangeStatus> refused -> failed(refused, now);
      // Not sent: it says nothing about the exchange.
      case Reply.Limited<ExchangeStatus> limited -> this;
      case Reply.Silent<ExchangeStatus> silent -> failed(silent, now);
    };
  }

  private ApiHealth answered(Reply.Answered<ExchangeStatus> answered, Instant now) {
    ExchangeStatus status = answered.value();
    boolean trades = status.exchangeActive() && status.tradingActive();
    return new ApiHealth(
        trades ? Condition.UP : Condition.PAUSED,
        trades,
        calls + 1,
        failures,
        0,
        answered.took().toMillis(),
        now,
        now,
        "");
  }

  private ApiHealth failed(Reply<ExchangeStatus> reply, Instant now) {
    return new ApiHealth(
        Condition.DOWN,
        false,
        calls + 1,
        failures + 1,
        failuresInARow + 1,
        reply.took().toMillis(),
        now,
        lastSuccessAt,
        reply.toString());
  }
}
