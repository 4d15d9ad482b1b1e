package io.rec.domain.stop;

import io.rec.domain.money.Price;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trades and settings to test the auto stop with. */
final class Stops {
  static final Instant NOW = Instant.parse("2025-08-15T16:00:00Z");
  static final StopSettings PLAIN = settings(true, true, false);
  static final StopSettings VERIFIED = settings(true, true, true);

  static StopSettings settings(boolean on, boolean spike, boolean verify) {
    return new StopSettings(on, 40, 60, spike, 36, verify, Duration.ofSeconds(15));
  }

  static StopRules rules(StopSettings settings) {
    return new StopRules(settings, FreshnessLimits.DEFAULT);
  }

  static StopInput trade(Side side, TradeStatus status, double probability, long ttc) {
    return new StopInput(
        1,
        side,
        status,
        1,
        Optional.of(new Seen<>(probability, NOW)),
        ask(NOW),
        Optional.empty(),
        ttc);
  }

  static Optional<Seen<Double>> seen(double value) {
    return Optional.of(new Seen<>(value, NOW));
  }

  static Optional<Seen<Price>> ask(Instant at) {
    return Optional.of(new Seen<>(Price.ofCents(70), at));
  }

  static StopInput priced(StopInput input, Optional<Seen<Price>> ask) {
    return new StopInput(
        input.id(),
        input.side(),
        input.status(),
        input.attempt(),
        input.probability(),
        ask,
        input.momentum(),
        input.secondsToClose());
  }

  static StopInput open(double probability, long ttc) {
    return trade(Side.YES, TradeStatus.OPEN, probability, ttc);
  }

  static StopInput jumping(Side side, double momentum, Instant at) {
    return new StopInput(
        1,
        side,
        TradeStatus.OPEN,
        1,
        Optional.of(new Seen<>(80.0, NOW)),
        ask(NOW),
        Optional.of(new Seen<>(momentum, at)),
        900);
  }

  static StopInput at(StopInput input, Instant now) {
    return new StopInput(
        input.id(),
        input.side(),
        input.status(),
        input.attempt(),
        input.probability().map(seen -> new Seen<>(seen.value(), now)),
        ask(now),
        input.momentum().map(seen -> new Seen<>(seen.value(), now)),
        input.secondsToClose());
  }

  static StopVerdict judge(StopSettings settings, StopInput input) {
    return rules(settings).judge(StopWatch.WATCHING, input, NOW);
  }

  static List<String> failed(StopVerdict verdict) {
    return verdict.floor().failures().stream().map(check -> check.rule().word()).toList();
  }

  private Stops() {}
}
