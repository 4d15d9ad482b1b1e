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
import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.Limits;
import io.rec.platform.risk.Stakes;
import io.rec.platform.role.RoleIdentity;
import io.rec.trademanager.market.EntryView;
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
  private final RoleIdentity identity;

  EntryGate(
      MarketView market,
      TradingControls controls,
      KillSwitchState killSwitch,
      Stakes stakes,
      RoleIdentity identity) {
    this.market = market;
    this.controls = controls;
    this.killSwitch = killSwitch;
    this.stakes = stakes;
    this.identity = identity;
  }

  /** What was found, and the price of the symbol then. */
  record Judged(Decision decision, Ticket ticket, Optional<SeenPrice> price) {}

  Judged judge(Connection tx, Wanted wanted, Instant now) throws SQLException {
    var trip = RoundTrip.on(tx);
    var views = market.forEntry(trip, wanted.symbol(), wanted.ticker(), wanted.market());
    var meant = Means.of(trip, stakes, wanted.ticker(), wanted.symbol());
    var entered = HeldBefore.of(trip, wanted.ticker());
    trip.go();
    var seen = views.only();
    var means = meant.only();
    var held = new HeldBefore(entered.list(), means.reEntryAllowed());
    var known = known(wanted, seen, now);
    var ticket = wanted.ticket(known.close());
    var decision =
        TICKETS
            .judge(ticket, wanted.symbol(), wanted.strike(), known, now)
            .and(notStale(seen.table()))
            .and(held.judge(wanted))
            .and(reconciled(means.reconciled()))
            .and(risk(means, ticket));
    return new Judged(decision, ticket, seen.price());
  }

  private static TicketMarket known(Wanted wanted, EntryView seen, Instant now) {
    return new TicketMarket(
        seen.quote().isPresent() ? wanted.market() : Optional.empty(),
        seen.quote().map(SeenQuote::status).orElse("unknown"),
        seen.close().orElse(now),
        age(seen.price().map(SeenPrice::at), now),
        age(seen.table().map(SeenTable::at), now));
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

  private static Decision reconciled(boolean equal) {
    return Decision.of(
        Check.that(
            EntryRule.RECONCILED,
            equal,
            equal ? "equal" : "books differ from the venue's",
            "equal"));
  }

  private Decision risk(Means means, Ticket ticket) {
    var control = controls.current();
    if (control.isEmpty()) {
      return Decision.of(
          Check.that(RequestRule.LIMITS_KNOWN, false, controls.complaint(), "limits"));
    }
    return mode(control.get())
        .and(
            new RiskGate(Limits.of(control.get()), killSwitch.withWord(means.killSwitch()))
                .entry(
                    means.atStake(),
                    ticket.count(),
                    ticket.limit(),
                    FeeProfile.CENTICENT_PER_FILL.taker(
                        FeeSchedule.HOURLY, ticket.count(), ticket.limit())));
  }

  /**
   * The operator's document is followed at once and a process keeps its mode until it is replaced:
   * while the two differ nobody can say whose money an order would move.
   */
  private Decision mode(TradingControl control) {
    var ours = identity.mode().word();
    return Decision.of(
        Check.that(
            RequestRule.MODE_SETTLED,
            control.mode().equals(ours),
            "the desk becomes %s, this process is %s".formatted(control.mode(), ours),
            "one mode"));
  }

  /** What is not there is as old as time itself. */
  private static Duration age(Optional<Instant> at, Instant now) {
    return Duration.between(at.orElse(Instant.EPOCH), now);
  }
}
