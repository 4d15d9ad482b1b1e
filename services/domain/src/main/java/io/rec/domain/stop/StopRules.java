package io.rec.domain.stop;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Unit;
import io.rec.domain.stop.StopWatch.Fired;
import io.rec.domain.stop.StopWatch.Verifying;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a trade is closed without being asked.
 *
 * @param limits the ages from which on a reading decides nothing: of the price, which gives
 *     momentum and probability, and of the markets, which give what closing costs
 */
public record StopRules(StopSettings settings, FreshnessLimits limits) {

  /** One trade, one pass. A spike closes at once; the floor may have to be verified. */
  public StopVerdict judge(StopWatch before, StopInput trade, Instant now) {
    var watch = trade.isActive() ? before.back(trade.attempt(), now) : before.away();
    if (!mayStop(trade) && watch instanceof Verifying) {
      watch = StopWatch.WATCHING;
    }
    var spike = spike(watch, trade, now);
    var floor = floor(watch, trade, now);
    if (spike.passed()) {
      return fired(trade, StopReason.MOMENTUM_SPIKE, spike, floor, now);
    }
    if (floor.passed()) {
      return fired(trade, StopReason.PROBABILITY, spike, floor, now);
    }
    return new StopVerdict(
        trade.id(), next(watch, trade, floor, now), Optional.empty(), spike, floor);
  }

  private static StopVerdict fired(
      StopInput trade, StopReason reason, Decision spike, Decision floor, Instant now) {
    return new StopVerdict(
        trade.id(),
        new Fired(reason, now, trade.attempt(), false),
        Optional.of(reason),
        spike,
        floor);
  }

  private Decision spike(StopWatch watch, StopInput trade, Instant now) {
    var checks = gate(watch, trade, now);
    checks.add(
        Check.that(
            StopRule.MOMENTUM_SPIKE_ENABLED,
            settings.momentumSpikeEnabled(),
            onOff(settings.momentumSpikeEnabled()),
            "on"));
    checks.add(fresh(StopRule.FRESH_MOMENTUM, trade.momentum(), limits.price(), now));
    var momentum = number(trade.momentum());
    // A rise hurts NO, a fall hurts YES.
    checks.add(
        trade.side() == Side.NO
            ? Check.atLeast(
                StopRule.MOMENTUM_SPIKE, momentum, settings.spikeMomentum(), Unit.PERCENT)
            : Check.atMost(
                StopRule.MOMENTUM_SPIKE, momentum, -settings.spikeMomentum(), Unit.PERCENT));
    return new Decision(checks);
  }

  private Decision floor(StopWatch watch, StopInput trade, Instant now) {
    var checks = gate(watch, trade, now);
    checks.add(fresh(StopRule.FRESH_PROBABILITY, trade.probability(), limits.price(), now));
    checks.add(
        Check.below(
            trade.own().floorRule(),
            number(trade.probability()),
            trade.own().floorOr(settings.currentProbability())));
    if (!settings.verificationEnabled()) {
      checks.add(minimum(trade));
    } else if (watch instanceof Verifying verifying) {
      // The period began in time; at its end the minimum no longer counts.
      checks.add(verified(Duration.between(verifying.since(), now)));
    } else {
      checks.add(minimum(trade));
      checks.add(verified(Duration.ZERO));
    }
    return new Decision(checks);
  }

  private List<Check> gate(StopWatch watch, StopInput trade, Instant now) {
    var checks = new ArrayList<Check>();
    checks.add(
        Check.that(StopRule.AUTO_STOP, settings.autoStop(), onOff(settings.autoStop()), "on"));
    checks.add(
        Check.that(
            StopRule.ATTACHED,
            trade.own().attached(),
            trade.own().attached() ? "attached" : "detached by this trade's own setting",
            "attached"));
    checks.add(Check.that(StopRule.TRADE_ACTIVE, trade.isActive(), trade.status().word(), "open"));
    checks.add(
        Check.that(
            StopRule.NOT_SENT_BEFORE,
            !(watch instanceof Fired),
            watch instanceof Fired fired
                ? "closed for %s at %s".formatted(fired.reason().word(), fired.at())
                : "none",
            "no close on its way"));
    checks.add(fresh(StopRule.FRESH_CLOSE_PRICE, trade.closeAsk(), limits.markets(), now));
    return checks;
  }

  private boolean mayStop(StopInput trade) {
    return settings.autoStop() && trade.own().attached();
  }

  private StopWatch next(StopWatch watch, StopInput trade, Decision floor, Instant now) {
    if (!trade.isActive() || !mayStop(trade) || watch instanceof Fired) {
      return watch;
    }
    if (!settings.verificationEnabled()) {
      return StopWatch.WATCHING;
    }
    // A period may begin without a price to close at; the close has to wait for one.
    var fell = onlyMissing(floor, StopRule.VERIFICATION_PERIOD, StopRule.FRESH_CLOSE_PRICE);
    return switch (watch) {
      case Fired fired -> fired;
      case Verifying verifying ->
          isOver(verifying, trade, floor, now) ? StopWatch.WATCHING : verifying;
      case StopWatch.Watching watching -> fell ? new Verifying(now) : watching;
    };
  }

  /**
   * A period ends with a reading: without one there is nothing to end it on. One that still says to
   * close goes on until there is a price to close at.
   */
  private boolean isOver(Verifying verifying, StopInput trade, Decision floor, Instant now) {
    var passed = Duration.between(verifying.since(), now);
    return passed.compareTo(settings.verificationPeriod()) >= 0
        && trade.probability().filter(seen -> seen.isFresh(now, limits.price())).isPresent()
        && !onlyMissing(floor, StopRule.FRESH_CLOSE_PRICE);
  }

  private static boolean onlyMissing(Decision floor, StopRule... rules) {
    return floor.failures().stream().allMatch(check -> List.of(rules).contains(check.rule()));
  }

  private Check minimum(StopInput trade) {
    return Check.atLeast(
        StopRule.MIN_TTC, trade.secondsToClose(), settings.minSecondsToClose(), Unit.SECONDS);
  }

  private Check verified(Duration passed) {
    return Check.atLeast(
        StopRule.VERIFICATION_PERIOD,
        passed.toNanos() / 1e9,
        settings.verificationPeriod().toNanos() / 1e9,
        Unit.SECONDS);
  }

  private static <T> Check fresh(
      StopRule rule, Optional<Seen<T>> seen, Duration limit, Instant now) {
    return seen.map(value -> Check.fresh(rule, value.age(now), limit))
        .orElseGet(() -> Check.that(rule, false, "nothing", "a reading"));
  }

  private static OptionalDouble number(Optional<Seen<Double>> seen) {
    return seen.map(value -> OptionalDouble.of(value.value())).orElse(OptionalDouble.empty());
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }
}
