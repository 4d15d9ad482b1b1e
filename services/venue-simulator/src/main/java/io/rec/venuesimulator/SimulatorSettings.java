package io.rec.venuesimulator;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.calendar.SettlementRule;

/**
 * The simulator inside a system. The same seed and the same clock give the same markets. The paper
 * account has the tier's limits: a real one begins as {@code BASIC}, with ten orders a second.
 */
@ConfigurationProperties("recio.simulator")
record SimulatorSettings(
    @Bindable(defaultValue = "20260101") long seed,
    @Bindable(defaultValue = "4") int ticksPerSecond,
    @Bindable(defaultValue = "1000000") long startingCashCents,
    @Bindable(defaultValue = "MEAN") SettlementRule settlementRule,
    @Bindable(defaultValue = "BASIC") Tier tier) {

  SimulatorSettings {
    if (startingCashCents < 0 || ticksPerSecond < 0) {
      throw new IllegalArgumentException(
          "recio.simulator: neither starting-cash-cents nor ticks-per-second may be negative");
    }
  }
}
