package io.rec.domain.entry;

import io.rec.domain.decision.Decision;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import java.util.Optional;

/** Whether a row of the watchlist is entered, and every rule that was asked. */
public record EntryDecision(StrikeRow row, Decision decision) {

  public Side side() {
    return row.activeSide();
  }

  /** What is paid: the ask of the active side, if there is one. */
  public Optional<Price> price() {
    var ask = EntryRules.ask(row);
    return ask.isPresent() ? Optional.of(Price.ofCents(ask.getAsInt())) : Optional.empty();
  }

  public boolean passed() {
    return decision.passed();
  }
}
