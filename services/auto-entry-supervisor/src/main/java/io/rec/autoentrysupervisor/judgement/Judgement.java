package io.rec.autoentrysupervisor.judgement;

import io.rec.autoentrysupervisor.books.Books;
import io.rec.domain.entry.EntryConditions;
import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.entry.EntryReadiness;
import io.rec.domain.entry.EntryRules;
import java.time.Instant;
import java.util.List;

/**
 * What the rules say of one symbol at one moment.
 *
 * @param decisions of each row of the watchlist, most probable first; whether entries are on or not
 */
public record Judgement(EntryReadiness readiness, List<EntryDecision> decisions) {

  public static Judgement of(
      MarketNow market,
      Books books,
      boolean healthy,
      boolean spikeAlert,
      EntryCooldowns cooldowns,
      Instant now) {
    var settings = books.entrySettings();
    var readiness =
        EntryReadiness.of(
            new EntryConditions(
                settings,
                healthy,
                books.criticalFailure(),
                spikeAlert,
                market.staleData(now),
                books.killSwitch(),
                market.isActive(now),
                books.reconciled(),
                market.secondsToClose(now)));
    return new Judgement(
        readiness,
        settings
            .map(set -> new EntryRules(set).judge(market.rows(), books.trades(), cooldowns, now))
            .orElse(List.of()));
  }

  /** What is to be entered: nothing unless entries are on. */
  public List<EntryDecision> entries() {
    return readiness.isActive()
        ? decisions.stream().filter(EntryDecision::passed).toList()
        : List.of();
  }
}
