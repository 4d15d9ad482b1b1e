package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.stop.Seen;
import io.rec.domain.stop.StopInput;
import io.rec.domain.stop.StopRules;
import io.rec.domain.stop.StopSettings;
import io.rec.domain.stop.StopVerdict;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks the stop rules about a trade, unless two comparisons show that nothing can come of it. */
final class Stops {
  private final StopSettings settings;
  private final StopRules rules;
  private final double spike;

  Stops(StopSettings settings, FreshnessLimits fresh) {
    this.settings = settings;
    this.rules = new StopRules(settings, fresh);
    this.spike = settings.momentumSpikeThreshold() / 100;
  }

  /** Whether any trade may be closed; if none may, none has to be looked at. */
  boolean areOn() {
    return settings.autoStop();
  }

  /**
   * What the rules say of a trade; empty if it stays open and nothing has to be remembered.
   *
   * @param score momentum in percent, and its second
   */
  Optional<StopVerdict> judge(
      long id,
      Side side,
      TradeStatus status,
      int attempt,
      StopWatch watch,
      Sight sight,
      OptionalDouble score,
      long scoreAt,
      long secondsToClose,
      Instant now) {
    if (!mayMatter(side, status, watch, sight, score)) {
      return Optional.empty();
    }
    Optional<Seen<Double>> momentum =
        score.isPresent()
            ? Optional.of(new Seen<>(score.getAsDouble(), Instant.ofEpochSecond(scoreAt)))
            : Optional.empty();
    return Optional.of(
        rules.judge(
            watch,
            new StopInput(
                id,
                side,
                status,
                attempt,
                sight.seenProbability(),
                sight.seenCloseAsk(),
                momentum,
                secondsToClose),
            now));
  }

  /** A trade that is open, watched and neither below the floor nor in a spike stays so. */
  private boolean mayMatter(
      Side side, TradeStatus status, StopWatch watch, Sight sight, OptionalDouble score) {
    if (status != TradeStatus.OPEN || !(watch instanceof StopWatch.Watching)) {
      return true;
    }
    return settings.autoStop()
        && (sight.probability() < settings.currentProbability()
            || (settings.momentumSpikeEnabled() && isSpike(side, score)));
  }

  private boolean isSpike(Side side, OptionalDouble score) {
    return score.isPresent()
        && (side == Side.NO ? score.getAsDouble() >= spike : score.getAsDouble() <= -spike);
  }
}
