package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.book.Offers;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.StrikeTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One pass of the auto entry over the strike table of a second. Only where the screen cannot say no
 * the table is made and the rules are asked.
 */
final class EntryPass {
  private static final String ACTIVE = "active";

  private final EntryRules rules;
  private final Screen screen;
  private final FreshnessLimits fresh;
  private final boolean isScreened;

  /**
   * @param isScreened false asks the rules each second, to hold the screen against them
   */
  EntryPass(Setup setup, boolean isScreened) {
    this.rules = new EntryRules(setup.entry());
    this.screen = new Screen(setup.entry());
    this.fresh = setup.venue().fresh();
    this.isScreened = isScreened;
  }

  /** The rows that pass, most probable first; why the others do not is counted. */
  List<EntryDecision> look(Rows rows, Hour hour, MarketNow now) {
    if (isScreened && !screen.mayEnter(rows, now.price(), hour.blocks(), now.second())) {
      hour.counts().looked(screen);
      return List.of();
    }
    var at = now.instant();
    var table =
        StrikeTable.of(markets(rows, hour, at), now.reading(), now.fingerprints(), fresh, at);
    var decisions = rules.judge(table.rows(), hour.known(), hour.cooldowns(), at);
    hour.counts().looked(decisions.size());
    decisions.forEach(decision -> hour.counts().refused(decision.decision()));
    return decisions.stream().filter(EntryDecision::passed).toList();
  }

  private static EventMarkets markets(Rows rows, Hour hour, Instant now) {
    var offers = hour.offers();
    var quotes = new ArrayList<Quote>(rows.count());
    for (int row = 0; row < rows.count(); row++) {
      quotes.add(quote(rows, row, offers));
    }
    return new EventMarkets(hour.event(), ACTIVE, Instant.ofEpochSecond(offers.asOf()), quotes);
  }

  private static Quote quote(Rows rows, int row, Offers offers) {
    var place = rows.first() + row;
    return Quote.ofAsks(
        offers.ticker(place),
        offers.floorStrike(place),
        cents(rows.yesAsk(row)),
        cents(rows.noAsk(row)),
        rows.volume(row));
  }

  private static OptionalInt cents(int ask) {
    return ask == 0 ? OptionalInt.empty() : OptionalInt.of(ask);
  }
}
