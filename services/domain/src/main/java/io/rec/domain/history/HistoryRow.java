package io.rec.domain.history;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A row of the history, as far as the summary reads it; empty is unknown, and 0 is 0. */
public record HistoryRow(
    OptionalDouble probability,
    OptionalInt diff,
    Optional<BigDecimal> buyPrice,
    Contracts position,
    Optional<Money> pnl,
    Optional<WinLoss> winLoss) {

  /** What was paid for it; nothing while the price is unknown. */
  BigDecimal invested() {
    return buyPrice.map(price -> price.multiply(position.number())).orElse(BigDecimal.ZERO);
  }
}
