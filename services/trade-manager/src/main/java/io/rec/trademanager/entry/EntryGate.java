package io.rec.trademanager.entry;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.entry.TicketMarket;
import io.rec.domain.entry.TicketRule;
import io.rec.domain.entry.TicketRules;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.risk.RiskGate;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.trade.Ticket;
import io.rec.platform.control.TradingControls;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.Limits;
import io.rec.platform.risk.Stakes;
import io.rec.trademanager.market.MarketView;
import io.rec.trademanager.market.SeenPrice;
import io.rec.trademanager.market.SeenQuote;
import io.rec.trademanager.market.SeenTable;
import io.rec.trademanager.refusal.RequestRule;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Every rule that an entry is held against, asked in the transaction that stores it: the ticket's
 * own, what was entered before, whether the books are in order, and the limits.
 */
@Singleton
final class EntryGate {
  private static final TicketRules TICKETS = new TicketRules(FreshnessLimits.DEFAULT);

  private final MarketView market;
  private final TradingControls controls;
  private final KillSwitchState killSwitch;
  private final Stakes stakes;

  EntryGate(
      MarketView market, TradingControls controls, KillSwitchState killSwitch, Stakes stakes) {
    this.market = market;
    this.controls = controls;
    this.killSwitch = killSwitch;
    this.stakes = stakes;
  }

  /** What was found, and the price of the symbol then. */
  record Judged(Decision decision, Ticket ticket, Optional<SeenPrice> price) {}

  Judged judge(Connection tx, Wanted wanted, Instant now) throws SQLException {
    var price = market.price(tx, wanted.symbol());
    var table = market.table(tx, wanted.symbol());
    var known = known(tx, wanted, price, table, now);
    var ticket = wanted.ticket(known.close());
    var decision =
        TICKETS
            .judge(ticket, wanted.symbol(), wanted.strike(), known, now)
            .and(notStale(table))
            .and(HeldBefore.of(tx, wanted.ticker()).judge(wanted))
            .and(reconciled(tx))
            .and(risk(tx, wanted, ticket));
    return new Judged(decision, ticket, price);
  }

  private TicketMarket known(
      Connection tx,
      Wanted wanted,
      Optional<SeenPrice> price,
      Optional<SeenTable> table,
      Instant now)
      throws SQLException {
    var quote = market.quote(tx, wanted.symbol(), wanted.ticker());
    var close =
        wanted.market().isPresent() ? market.close(tx, wanted.market().get()) : Optional.of(now);
    return new TicketMarket(
        quote.isPresent() ? wanted.market() : Optional.empty(),
        quote.map(SeenQuote::status).orElse("unknown"),
        close.orElse(now),
        age(price.map(SeenPrice::at), now),
        age(table.map(SeenTable::at), now));
  }

  private static Decision notStale(Optional<SeenTable> table) {
    var stale = table.filter(SeenTable::stale).isPresent();
    return Decision.of(
        Check.that(
            TicketRule.FRESH_STRIKE_TABLE,
            !stale,
            stale ? "made from old inputs" : "not marked stale",
            "fresh inputs"));
  }

  private static Decision reconciled(Connection tx) throws SQLException {
    var equal = Means.reconciled(tx);
    return Decision.of(
        Check.that(
            EntryRule.RECONCILED,
            equal,
            equal ? "equal" : "books differ from the venue's",
            "equal"));
  }

  private Decision risk(Connection tx, Wanted wanted, Ticket ticket) throws SQLException {
    var control = controls.current();
    if (control.isEmpty()) {
      return Decision.of(
          Check.that(RequestRule.LIMITS_KNOWN, false, controls.complaint(), "limits"));
    }
    var atStake =
        stakes.before(tx, wanted.ticker(), wanted.symbol(), Optional.empty(), Means.available(tx));
    return new RiskGate(Limits.of(control.get()), killSwitch.level(tx))
        .entry(
            atStake,
            ticket.count(),
            ticket.limit(),
            FeeProfile.CENTICENT_PER_FILL.taker(
                FeeSchedule.HOURLY, ticket.count(), ticket.limit()));
  }

  /** What is not there is as old as time itself. */
  private static Duration age(Optional<Instant> at, Instant now) {
    return Duration.between(at.orElse(Instant.EPOCH), now);
  }
}
