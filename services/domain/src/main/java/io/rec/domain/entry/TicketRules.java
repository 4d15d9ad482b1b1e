package io.rec.domain.entry;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.market.Strike;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.trade.Ticket;
import java.time.Instant;

/** Whether a ticket makes sense before anybody asks whether it is wise. */
public record TicketRules(FreshnessLimits limits) {
  private static final String ACTIVE = "active";

  /**
   * Holds a ticket against its market.
   *
   * @param symbol and strike what the ticket says it is about
   */
  public Decision judge(
      Ticket ticket, String symbol, Strike strike, TicketMarket known, Instant now) {
    return Decision.of(
        Check.that(
            TicketRule.WHOLE_CONTRACTS,
            ticket.count().isWhole(),
            ticket.count().toString(),
            "whole contracts, at least 1"),
        Check.that(
            TicketRule.PRICE_ON_GRID,
            ticket.price().isOnCentGrid(),
            ticket.price().toString(),
            "whole cents from 0.01 to 0.99"),
        Check.that(
            TicketRule.MARKET_KNOWN,
            known.market().filter(market -> market.toString().equals(ticket.ticker())).isPresent(),
            known.market().map(Object::toString).orElse("no such market"),
            ticket.ticker()),
        Check.that(TicketRule.MARKET_ACTIVE, known.status().equals(ACTIVE), known.status(), ACTIVE),
        Check.that(
            TicketRule.EVENT_OPEN,
            now.isBefore(known.close()),
            now.toString(),
            "before " + known.close()),
        Check.that(
            TicketRule.SYMBOL,
            known.market().filter(market -> market.event().symbol().equals(symbol)).isPresent(),
            known.market().map(market -> market.event().symbol()).orElse("no such market"),
            symbol),
        Check.that(
            TicketRule.STRIKE,
            known.market().filter(market -> market.strike().equals(strike)).isPresent(),
            known.market().map(market -> market.strike().label()).orElse("no such market"),
            strike.label()),
        Check.fresh(TicketRule.FRESH_PRICE, known.priceAge(), limits.price()),
        Check.fresh(TicketRule.FRESH_STRIKE_TABLE, known.tableAge(), limits.markets()));
  }
}
