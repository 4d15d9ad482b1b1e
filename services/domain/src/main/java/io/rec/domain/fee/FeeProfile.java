package io.rec.domain.fee;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import java.math.BigDecimal;
import java.util.List;

/** How a fee is rounded: always up, but not to the same unit and not over the same fills. */
public enum FeeProfile {
  /** To the cent, once an order: the rule while the original ran. */
  CENT_PER_ORDER(Money.CENT),
  /** To $0.0001, each fill: the rule for direct members today. */
  CENTICENT_PER_FILL(Money.CENTICENT);

  private final Money unit;

  FeeProfile(Money unit) {
    this.unit = unit;
  }

  /** A part of an order that was done at one price. */
  public record Part(Contracts count, Price price) {}

  /** The fee of an order that is one fill. */
  public Money fee(Contracts count, Price price, BigDecimal rate) {
    return Money.roundedUp(FeeSchedule.raw(count, price, rate), unit);
  }

  /** The fee of an order that is one fill of a taker, by a schedule. */
  public Money taker(FeeSchedule schedule, Contracts count, Price price) {
    return fee(count, price, schedule.rate(Liquidity.TAKER));
  }

  /** The fee of an order that is several fills. */
  public Money fee(List<Part> fills, BigDecimal rate) {
    return switch (this) {
      case CENT_PER_ORDER ->
          Money.roundedUp(
              fills.stream()
                  .map(fill -> FeeSchedule.raw(fill.count(), fill.price(), rate))
                  .reduce(BigDecimal.ZERO, BigDecimal::add),
              unit);
      case CENTICENT_PER_FILL ->
          fills.stream()
              .map(fill -> fee(fill.count(), fill.price(), rate))
              .reduce(Money.ZERO, Money::plus);
    };
  }
}
