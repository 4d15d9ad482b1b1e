package io.rec.domain.entry;

import static io.rec.domain.entry.EntryRule.AUTO_ENTRY;
import static io.rec.domain.entry.EntryRule.FRESH_DATA;
import static io.rec.domain.entry.EntryRule.KILL_SWITCH;
import static io.rec.domain.entry.EntryRule.MARKET_ACTIVE;
import static io.rec.domain.entry.EntryRule.MAX_TIME;
import static io.rec.domain.entry.EntryRule.MIN_TIME;
import static io.rec.domain.entry.EntryRule.NO_CRITICAL_FAILURE;
import static io.rec.domain.entry.EntryRule.RECONCILED;
import static io.rec.domain.entry.EntryRule.SERVICE_HEALTHY;
import static io.rec.domain.entry.EntryRule.SPIKE_ALERT;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Unit;
import io.rec.domain.risk.KillSwitch;

/** Whether entries are on, and every rule that says so or not. */
public record EntryReadiness(EntryStatus status, Decision decision) {

  /** Switched off comes before held, and held before out of hours. */
  public static EntryReadiness of(EntryConditions now) {
    var on = on(now);
    var free = free(now);
    var hours = hours(now);
    return new EntryReadiness(
        !on.passed()
            ? EntryStatus.DISABLED
            : !free.passed()
                ? EntryStatus.PAUSED
                : hours.passed() ? EntryStatus.ACTIVE : EntryStatus.INACTIVE,
        on.and(free).and(hours));
  }

  public boolean isActive() {
    return status == EntryStatus.ACTIVE;
  }

  /** What holds it back, in one line; empty if nothing does. */
  public String reason() {
    return decision.reason();
  }

  private static Decision on(EntryConditions now) {
    return Decision.of(
        Check.that(
            AUTO_ENTRY,
            now.settings().filter(EntrySettings::autoEntry).isPresent(),
            now.settings().map(set -> set.autoEntry() ? "on" : "off").orElse("settings missing"),
            "on"),
        Check.that(
            SERVICE_HEALTHY,
            now.serviceHealthy(),
            now.serviceHealthy() ? "healthy" : "not healthy",
            "healthy"),
        Check.that(
            NO_CRITICAL_FAILURE,
            now.criticalFailure().isEmpty(),
            now.criticalFailure().orElse("none"),
            "none since a person switched entries on"));
  }

  private static Decision free(EntryConditions now) {
    return Decision.of(
        Check.that(SPIKE_ALERT, !now.spikeAlert(), now.spikeAlert() ? "active" : "calm", "calm"),
        Check.that(
            FRESH_DATA,
            now.staleData().isEmpty(),
            now.staleData().map(what -> "stale: " + what).orElse("fresh"),
            "fresh"),
        Check.that(
            KILL_SWITCH,
            !now.killSwitch().stopsEntries(),
            now.killSwitch().word(),
            KillSwitch.NONE.word()),
        Check.that(
            MARKET_ACTIVE,
            now.marketActive(),
            now.marketActive() ? "active" : "not active",
            "active"),
        Check.that(
            RECONCILED,
            now.reconciled(),
            now.reconciled() ? "equal" : "books differ from the venue's",
            "equal"));
  }

  private static Decision hours(EntryConditions now) {
    return now.settings()
        .map(
            set ->
                Decision.of(
                    Check.atLeast(MIN_TIME, now.secondsToClose(), set.minTime(), Unit.SECONDS),
                    Check.atMost(MAX_TIME, now.secondsToClose(), set.maxTime(), Unit.SECONDS)))
        .orElseGet(Decision::of);
  }
}
