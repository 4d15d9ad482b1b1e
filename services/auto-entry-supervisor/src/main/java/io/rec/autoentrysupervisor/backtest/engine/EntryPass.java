package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass of the auto entry over the strike table of a second: what the screen lets pass, the
 * rules decide.
 */
final class EntryPass {
  private static final String ACTIVE = "active";

  private final EntryRules rules;
  private final Screen screen;
  private final FreshnessLimits fresh;
  private final boolean isScreened;

  /**
   * @param isScreened false makes the whole table and asks the rules about it each second, to hold
   *     the screen against them
   */
  EntryPass(Setup setup, boolean isScreened) {
    this.rules = new EntryRules(setup.entry());
    this.screen = new Screen(setup.entry());
    this.fresh = setup.venue().fresh();
    this.isScreened = isScreened;
  }

  /** The rows that pass, most probable first; why the others do not is counted. */
  List<EntryDecision> look(Rows rows, Hour hour, MarketNow now) {
    return isScreened ? screened(rows, hour, now) : whole(rows, hour, now);
  }

  private List<EntryDecision> screened(Rows rows, Hour hour, MarketNow now) {
    var passing = screen.look(rows, now.price(), hour.blocks(), now.second());
    hour.counts().looked(screen);
    if (passing == 0) {
      return List.of();
    }
    var candidates = new ArrayList<StrikeRow>(passing);
    for (int i = 0; i < passing; i++) {
      candidates.add(rows.row(screen.passing(i), now.price(), hour.offers()));
    }
    return entered(judged(candidates, hour, now), hour);
  }

  private List<EntryDecision> whole(Rows rows, Hour hour, MarketNow now) {
    var at = now.instant();
    var table = StrikeTable.of(markets(rows, hour), now.reading(), now.fingerprints(), fresh, at);
    var decisions = judged(table.rows(), hour, now);
    hour.counts().looked(decisions.size());
    return entered(decisions, hour);
  }

  private List<EntryDecision> judged(List<StrikeRow> rows, Hour hour, MarketNow now) {
    return rules.judge(rows, hour.known(), hour.cooldowns(), now.instant());
  }

  private static List<EntryDecision> entered(List<EntryDecision> decisions, Hour hour) {
    var passed = new ArrayList<EntryDecision>(decisions.size());
    for (var decision : decisions) {
      if (decision.passed()) {
        passed.add(decision);
      } else {
        hour.counts().refused(decision.decision());
      }
    }
    return passed;
  }

  private static EventMarkets markets(Rows rows, Hour hour) {
    var offers = hour.offers();
    var quotes = new ArrayList<Quote>(rows.count());
    for (int row = 0; row < rows.count(); row++) {
      quotes.add(rows.quote(row, offers));
    }
    return new EventMarkets(hour.event(), ACTIVE, Instant.ofEpochSecond(offers.asOf()), quotes);
  }
}
