package io.rec.tradeexecutor.amend;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.money.Money;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.Stakes;
import io.rec.tradeexecutor.order.Opening;
import io.rec.tradeexecutor.order.Ruling;
import io.rec.venues.kalshi.account.AccountOrder;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * The last question before other terms leave. Those that may lead to more, or sooner, are held
 * against limits, kill switch and cash as a new order of what then rests would be: no trade of ours
 * counts this order. Those that only take back are not, because a way out is never shut.
 */
@Singleton
final class AmendRuling {

  private final Ruling ruling;
  private final KillSwitchState killSwitch;
  private final Stakes stakes;
  private final Clock clock;

  AmendRuling(Ruling ruling, KillSwitchState killSwitch, Stakes stakes, Clock clock) {
    this.ruling = ruling;
    this.killSwitch = killSwitch;
    this.stakes = stakes;
    this.clock = clock;
  }

  /** Passes or not; what the new terms cost more is set aside under the name when they pass. */
  Decision on(Connection transaction, String name, AccountOrder order, Terms wanted)
      throws SQLException {
    Terms before = Terms.of(order);
    Decision possible =
        Decision.of(
            Check.that(
                AmendRule.ORDER_RESTING,
                !order.status().isOver(),
                order.status().word(),
                "resting"),
            Check.that(
                AmendRule.COUNT_ABOVE_FILLED,
                wanted.count().isMoreThan(before.filled()),
                wanted.count().toString(),
                "more than the %s that are filled".formatted(before.filled())));
    if (!possible.passed() || !wanted.raise(before)) {
      return possible;
    }
    String ticker = order.ticker();
    Opening opening =
        new Opening(
            name,
            killSwitch.level(transaction),
            stakes.before(transaction, ticker, symbol(ticker), Optional.empty(), Money.ZERO),
            wanted.withFilled(before.filled()).left(),
            wanted.mostPaid(),
            before.bound());
    return possible.and(ruling.on(opening, clock.instant()));
  }

  /** A market that is not one of ours counts for itself. */
  private static String symbol(String ticker) {
    try {
      return MarketTicker.parse(ticker).event().symbol();
    } catch (IllegalArgumentException another) {
      return ticker;
    }
  }
}
