package io.rec.platform.control;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * The operator's {@code control.json}. Absent parts are a broken document: no limit is unlimited.
 *
 * @param allowLive whether the TradingSystem allows real money at all; null by an operator that
 *     does not say it yet
 */
@Serdeable
public record TradingControl(
    String mode,
    AutoEntry autoEntry,
    KillSwitch killSwitch,
    RiskLimits riskLimits,
    String emergencyPolicy,
    String onShutdown,
    @Nullable Boolean allowLive) {

  public TradingControl {
    requireNonNull(mode, "mode");
    requireNonNull(autoEntry, "autoEntry");
    requireNonNull(killSwitch, "killSwitch");
    requireNonNull(riskLimits, "riskLimits");
    requireNonNull(emergencyPolicy, "emergencyPolicy");
    requireNonNull(onShutdown, "onShutdown");
  }

  @Serdeable
  public record AutoEntry(boolean enabled) {}

  /** None, PauseEntries, CancelOrders or Flatten; each stops more than the one before. */
  @Serdeable
  public record KillSwitch(String level, String reason, String by) {

    public KillSwitch {
      requireNonNull(level, "killSwitch.level");
    }

    public boolean stopsEntries() {
      return !level.equals("None");
    }
  }

  @Serdeable
  public record RiskLimits(
      int maxPositionContracts,
      long maxExposureCents,
      long maxDailyLossCents,
      int maxOpenTrades,
      long maxOrderCents) {

    public RiskLimits {
      positive(maxPositionContracts, "maxPositionContracts");
      positive(maxExposureCents, "maxExposureCents");
      positive(maxDailyLossCents, "maxDailyLossCents");
      positive(maxOpenTrades, "maxOpenTrades");
      positive(maxOrderCents, "maxOrderCents");
    }

    private static void positive(long value, String name) {
      if (value <= 0) {
        throw new IllegalArgumentException("riskLimits." + name + " is not positive: " + value);
      }
    }
  }
}
