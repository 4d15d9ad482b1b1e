package io.rec.autoentrysupervisor.judgement;

import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.strikes.StrikeRow;
import io.rec.platform.live.SeenTable;
import io.rec.platform.live.SeenTick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The market of one symbol as it is known now. */
public record MarketNow(String symbol, Optional<SeenTable> table, Optional<SeenTick> tick) {

  private static final String ACTIVE = "active";
  private static final FreshnessLimits LIMITS = FreshnessLimits.DEFAULT;

  /** Momentum in percent, if there is a reading to act on: of a fresh tick with a whole history. */
  public OptionalDouble momentum(Instant now) {
    return tick.filter(
            seen ->
                !seen.momentum().stale()
                    && Duration.between(seen.momentum().asOf(), now).abs().compareTo(LIMITS.price())
                        <= 0)
        .map(seen -> seen.momentum().stored())
        .orElse(OptionalDouble.empty());
  }

  /** What is too old to act on, in one line. */
  Optional<String> staleData(Instant now) {
    List<String> troubles = new ArrayList<>();
    if (table.isEmpty()) {
      troubles.add("there is no strike table");
    }
    table.ifPresent(seen -> troubles.addAll(seen.troubles(LIMITS, now)));
    if (momentum(now).isEmpty()) {
      troubles.add("the momentum is unknown");
    }
    return troubles.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", troubles));
  }

  boolean isActive(Instant now) {
    return table
        .filter(seen -> seen.table().marketStatus().equals(ACTIVE) && now.isBefore(seen.close()))
        .isPresent();
  }

  public long secondsToClose(Instant now) {
    return table.map(seen -> seen.secondsToClose(now)).orElse(0L);
  }

  /** The strikes that the venue has: others cannot be entered. */
  List<StrikeRow> rows() {
    return table.map(seen -> seen.table().rows()).orElse(List.of()).stream()
        .filter(row -> !row.ticker().isEmpty())
        .toList();
  }
}
