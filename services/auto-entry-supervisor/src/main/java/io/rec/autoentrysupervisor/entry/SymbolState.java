package io.rec.autoentrysupervisor.entry;

import io.rec.autoentrysupervisor.books.Books;
import io.rec.autoentrysupervisor.judgement.Judgement;
import io.rec.autoentrysupervisor.judgement.MarketNow;
import io.rec.domain.decision.Check;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.entry.EntryStatus;
import io.rec.domain.spike.SpikeAlert;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Where the automatic entry of a symbol stands after a pass.
 *
 * @param spikeRemaining seconds until the spike alert ends if momentum stays calm
 * @param cooling how many contracts wait after an entry
 * @param books on which it was judged
 */
public record SymbolState(
    String symbol,
    MarketNow market,
    Judgement judgement,
    SpikeAlert spike,
    long spikeRemaining,
    OptionalDouble momentum,
    long secondsToClose,
    long cooling,
    boolean healthy,
    Books books,
    Instant at) {

  public EntryStatus status() {
    return judgement.readiness().status();
  }

  /** What holds entries back, in one word; empty if nothing does. */
  public String reason() {
    return judgement.readiness().decision().failures().stream()
        .findFirst()
        .map(Check::rule)
        .map(rule -> rule instanceof EntryRule known ? word(known) : rule.word())
        .orElse("");
  }

  /** The same with all rules that fail and their numbers. */
  public String detail() {
    return judgement.readiness().reason();
  }

  public boolean isWithinWindow() {
    return books
        .entrySettings()
        .filter(set -> secondsToClose >= set.minTime() && secondsToClose <= set.maxTime())
        .isPresent();
  }

  private static String word(EntryRule rule) {
    return switch (rule) {
      case AUTO_ENTRY -> "SwitchedOff";
      case SERVICE_HEALTHY -> "NotHealthy";
      case NO_CRITICAL_FAILURE -> "CriticalFailure";
      case SPIKE_ALERT -> "SpikeAlert";
      case FRESH_DATA -> "StaleData";
      case KILL_SWITCH -> "KillSwitch";
      case MARKET_ACTIVE -> "MarketNotActive";
      case RECONCILED -> "NotReconciled";
      case MIN_TIME, MAX_TIME -> "OutsideWindow";
      case MIN_PROBABILITY, MIN_DIFFERENTIAL, MAX_ASK, NOT_HELD, RE_ENTRY, COOL_DOWN -> rule.word();
    };
  }
}
