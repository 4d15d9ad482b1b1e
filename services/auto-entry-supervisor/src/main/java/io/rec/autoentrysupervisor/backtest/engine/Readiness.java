package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.entry.EntryConditions;
import io.rec.domain.entry.EntryReadiness;
import io.rec.domain.entry.EntryRule;
import io.rec.domain.entry.EntrySettings;
import io.rec.domain.risk.KillSwitch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether entries are on, asked of the domain once for each combination of what it depends on: a
 * second differs from the one before by its time only, and that by the three parts of the hour.
 */
final class Readiness {
  private static final int PARTS = 3;

  private final EntrySettings settings;
  private final @Nullable Answer[] known = new @Nullable Answer[2 * 2 * 2 * PARTS];

  /**
   * Whether rows are entered, and the rules that say no.
   *
   * @param failures ordinals of {@link EntryRule}
   */
  record Answer(boolean isActive, int[] failures) {
    static Answer of(EntryReadiness readiness) {
      return new Answer(
          readiness.isActive(),
          readiness.decision().failures().stream()
              .mapToInt(check -> HourCounts.ordinal(check.rule()))
              .toArray());
    }
  }

  Readiness(EntrySettings settings) {
    this.settings = settings;
  }

  Answer at(long secondsToClose, boolean isSpike, boolean isFresh, boolean isMarketActive) {
    var part =
        secondsToClose < settings.minTime() ? 0 : secondsToClose <= settings.maxTime() ? 1 : 2;
    var place =
        ((part * 2 + (isSpike ? 1 : 0)) * 2 + (isFresh ? 1 : 0)) * 2 + (isMarketActive ? 1 : 0);
    var answer = known[place];
    if (answer == null) {
      answer =
          Answer.of(
              EntryReadiness.of(
                  new EntryConditions(
                      Optional.of(settings),
                      true,
                      Optional.empty(),
                      isSpike,
                      isFresh ? Optional.empty() : Optional.of("prices or quotes"),
                      KillSwitch.NONE,
                      isMarketActive,
                      true,
                      secondsToClose)));
      known[place] = answer;
    }
    return answer;
  }
}
