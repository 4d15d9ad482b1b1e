package io.rec.trademanager.reconciliation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import io.rec.domain.money.Money;
import java.math.BigDecimal;

/**
 * How much money may be explained by nothing.
 *
 * @param pauseAbove dollars: a difference up to this lets entries go on, one above it pauses them
 */
@ConfigurationProperties("recio.reconciliation")
record ReconciliationSettings(@Bindable(defaultValue = "0.01") BigDecimal pauseAbove) {

  /** An account that may lose more than this without a word is not watched at all. */
  private static final BigDecimal MOST = BigDecimal.valueOf(100);

  private static final int DECIMALS = 4;

  ReconciliationSettings {
    if (pauseAbove.signum() < 0
        || pauseAbove.compareTo(MOST) > 0
        || pauseAbove.scale() > DECIMALS) {
      throw new ConfigurationException(
          "recio.reconciliation.pause-above is %s: expected dollars from 0 to %s with at most %d decimals"
              .formatted(pauseAbove.toPlainString(), MOST, DECIMALS));
    }
  }

  Money limit() {
    return Money.ofDollars(pauseAbove);
  }
}
