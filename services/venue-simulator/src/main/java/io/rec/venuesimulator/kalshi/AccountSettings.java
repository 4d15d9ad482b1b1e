package io.rec.venuesimulator.kalshi;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** The paper account starts with this cash. */
@ConfigurationProperties("recio.simulator.account")
record AccountSettings(@Bindable(defaultValue = "1000000") long startingCashCents) {

  AccountSettings {
    if (startingCashCents < 0) {
      throw new IllegalArgumentException(
          "recio.simulator.account.starting-cash-cents is negative: " + startingCashCents);
    }
  }
}
