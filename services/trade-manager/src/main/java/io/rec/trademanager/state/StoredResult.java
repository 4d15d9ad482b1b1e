package io.rec.trademanager.state;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Money;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.Result;
import io.rec.domain.trade.WinLoss;
import java.math.BigDecimal;

@Serdeable(naming = SnakeCaseStrategy.class)
record StoredResult(
    String sellPrice,
    String revenue,
    String fees,
    String gross,
    String pnl,
    String winLoss,
    String method) {

  static StoredResult of(Result result) {
    return new StoredResult(
        result.sellPrice().toPlainString(),
        result.revenue().toString(),
        result.fees().toString(),
        result.gross().toString(),
        result.pnl().toString(),
        result.winLoss().name(),
        result.method().name());
  }

  Result result() {
    return new Result(
        new BigDecimal(sellPrice),
        Money.parse(revenue),
        Money.parse(fees),
        Money.parse(gross),
        Money.parse(pnl),
        WinLoss.valueOf(winLoss),
        CloseMethod.valueOf(method));
  }
}
