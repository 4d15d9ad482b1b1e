package io.rec.autoentrysupervisor.backtest.book;

import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.Liquidity;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/** What an order takes out of a book that is equally deep on every cent. */
public final class Matching {
  private static final int CHEAPEST = 1;
  private static final int DEAREST = 99;
  private static final int UNITS_A_CENT = 100;

  private Matching() {}

  /**
   * The fills of an order.
   *
   * @param best what its side costs now when it opens, or brings now when it closes, in cents; 0 if
   *     nobody is there
   * @param depth contracts on each cent
   */
  public static Execution fill(OrderIntent intent, int best, long depth, FeeProfile fees) {
    if (best < CHEAPEST || best > DEAREST) {
      return Execution.NOTHING;
    }
    var isOpening = intent.purpose() == Purpose.OPEN;
    var limit = limit(intent.limit(), isOpening);
    var step = isOpening ? 1 : -1;
    var left = intent.count();
    var parts = new ArrayList<FeeProfile.Part>();
    for (int cents = best;
        !left.isNone() && (isOpening ? cents <= limit : cents >= limit);
        cents += step) {
      var taken = left.min(Contracts.of(depth));
      parts.add(new FeeProfile.Part(taken, Price.ofCents(cents)));
      left = left.minus(taken);
    }
    var isKilled = !left.isNone() && intent.timeInForce() == TimeInForce.FILL_OR_KILL;
    return isKilled ? Execution.NOTHING : execution(parts, fees);
  }

  /** Whole cents that are within the limit. */
  private static int limit(Price limit, boolean isOpening) {
    return isOpening
        ? Math.min(DEAREST, limit.units() / UNITS_A_CENT)
        : Math.max(CHEAPEST, (limit.units() + UNITS_A_CENT - 1) / UNITS_A_CENT);
  }

  private static Execution execution(List<FeeProfile.Part> parts, FeeProfile fees) {
    var count = Contracts.NONE;
    var amount = Money.ZERO;
    for (var part : parts) {
      count = count.plus(part.count());
      amount = amount.plus(part.price().times(part.count()));
    }
    return parts.isEmpty()
        ? Execution.NOTHING
        : Execution.exact(
            count, amount, fees.fee(parts, VenueModel.SCHEDULE.rate(Liquidity.TAKER)));
  }
}
