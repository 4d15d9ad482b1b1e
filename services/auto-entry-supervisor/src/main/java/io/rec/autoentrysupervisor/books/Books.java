package io.rec.autoentrysupervisor.books;

import io.rec.autoentrysupervisor.suspension.Suspension;
import io.rec.domain.entry.EntrySettings;
import io.rec.domain.entry.KnownTrade;
import io.rec.domain.risk.KillSwitch;
import io.rec.platform.settings.AutoTradeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One look.
 *
 * @param allowed whether the TradingSystem allows automatic entries; empty while nobody said so,
 *     and then no risk limit is known either
 * @param trades that are not over or belong to this hour, and entries on their way
 * @param reconciled whether our books equal the venue's
 */
public record Books(
    Optional<AutoTradeSettings> settings,
    Optional<Preferences> preferences,
    Optional<Boolean> allowed,
    List<KnownTrade> trades,
    KillSwitch killSwitch,
    boolean reconciled,
    List<Suspension> suspensions,
    Instant at) {

  public static final Books UNREAD =
      new Books(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          KillSwitch.PAUSE_ENTRIES,
          false,
          List.of(),
          Instant.EPOCH);

  public Books {
    trades = List.copyOf(trades);
    suspensions = List.copyOf(suspensions);
  }

  /** As the rules read them; empty if a part of them is missing or cannot be. */
  public Optional<EntrySettings> entrySettings() {
    if (settings.isEmpty() || preferences.isEmpty() || allowed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          settings
              .get()
              .entry(allowed.get(), preferences.get().size(), preferences.get().multiplier()));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  public int settingsVersion() {
    return settings.map(AutoTradeSettings::version).orElse(0);
  }

  /** What switched entries off, and what would switch them on again. */
  public Optional<String> criticalFailure() {
    return suspensions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            suspensions.stream()
                .map(each -> "%s (%s)".formatted(each.cause(), each.resumes()))
                .collect(Collectors.joining("; ")));
  }
}
