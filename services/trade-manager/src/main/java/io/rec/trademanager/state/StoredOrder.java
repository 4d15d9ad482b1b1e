package io.rec.trademanager.state;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.TradeOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
record StoredOrder(
    String id,
    String purpose,
    String ticker,
    String side,
    String count,
    String limit,
    String shownFrom,
    @Nullable String venueId,
    String stage,
    String filled,
    String amount,
    String fees,
    boolean exact) {

  static StoredOrder of(TradeOrder order) {
    OrderIntent intent = order.intent();
    Execution done = order.done();
    return new StoredOrder(
        intent.id().text(),
        intent.purpose().name(),
        intent.ticker(),
        intent.side().letter(),
        intent.count().toString(),
        intent.limit().toString(),
        order.shownFrom().toString(),
        order.venueId().orElse(null),
        order.stage().name(),
        done.filled().toString(),
        done.amount().toString(),
        done.fees().toString(),
        done.exact());
  }

  TradeOrder order() {
    return new TradeOrder(
        new OrderIntent(
            new ClientOrderId(id),
            OrderIntent.Purpose.valueOf(purpose),
            ticker,
            Side.ofLetter(side),
            Contracts.parse(count),
            Price.ofDollars(new BigDecimal(limit))),
        Instant.parse(shownFrom),
        Optional.ofNullable(venueId),
        TradeOrder.Stage.valueOf(stage),
        new Execution(Contracts.parse(filled), Money.parse(amount), Money.parse(fees), exact));
  }
}
