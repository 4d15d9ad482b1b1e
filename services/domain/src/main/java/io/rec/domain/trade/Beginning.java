package io.rec.domain.trade;

import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.StoreIntent;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.NoTrade;
import io.rec.domain.trade.TradeState.Pending;
import java.util.List;

/** Answers where there is no trade yet. */
final class Beginning {
  private Beginning() {}

  static Step answer(NoTrade state, TradeEvent event) {
    return switch (event) {
      case OpenTicket open -> opened(state, open);
      case CloseTicket close -> nothing(state, close);
      case HourEnds end -> nothing(state, end);
      case SettlementFound found -> nothing(state, found);
      case OrderNews news -> nothing(state, news);
    };
  }

  private static Step opened(NoTrade state, OpenTicket open) {
    var orders = TradeOrders.of(open.ticket(), open.at());
    var intent = orders.entry().intent();
    return new Step(
        state,
        open,
        new Pending(orders),
        List.of(
            new StoreIntent(intent),
            new TellSupervisor(TradeStatus.PENDING),
            new SendOrder(intent)),
        "the order is stored, then sent");
  }

  private static Step nothing(NoTrade state, TradeEvent event) {
    return Step.unchanged(state, event, "there is no trade");
  }
}
