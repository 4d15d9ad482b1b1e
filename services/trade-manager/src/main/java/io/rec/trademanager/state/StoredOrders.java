package io.rec.trademanager.state;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Contracts;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.TradeOrders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a trade.
 *
 * @param keep null for none, and in what was stored before a part could be closed
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record StoredOrders(
    StoredTicket ticket,
    StoredOrder entry,
    List<StoredOrder> closes,
    @Nullable String closedBy,
    @Nullable String keep,
    @Nullable StoredHour hour) {

  StoredOrders {
    closes = List.copyOf(closes);
  }

  static StoredOrders of(TradeOrders orders) {
    return new StoredOrders(
        StoredTicket.of(orders.ticket()),
        StoredOrder.of(orders.entry()),
        orders.closes().stream().map(StoredOrder::of).toList(),
        orders.closedBy().map(CloseMethod::name).orElse(null),
        orders.keep().isNone() ? null : orders.keep().toString(),
        orders.hour().map(StoredHour::of).orElse(null));
  }

  TradeOrders orders() {
    return new TradeOrders(
        ticket.ticket(),
        entry.order(),
        closes.stream().map(StoredOrder::order).toList(),
        Optional.ofNullable(closedBy).map(CloseMethod::valueOf),
        Optional.ofNullable(keep).map(Contracts::parse).orElse(Contracts.NONE),
        Optional.ofNullable(hour).map(StoredHour::end));
  }
}
