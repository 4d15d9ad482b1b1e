package io.rec.unifiedproductioncoordinator.production;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.rec.domain.strikes.FreshnessLimits;
import java.time.Duration;

/**
 * How old inputs may be before a table says that it is stale: {@code
 * RECIO_SET_TABLES_PRICE_FRESH_FOR} and {@code RECIO_SET_TABLES_MARKETS_FRESH_FOR}.
 */
@ConfigurationProperties("recio.tables")
public record FreshFor(
    @Bindable(defaultValue = "5s") Duration priceFreshFor,
    @Bindable(defaultValue = "10s") Duration marketsFreshFor) {

  public FreshnessLimits limits() {
    return new FreshnessLimits(priceFreshFor, marketsFreshFor);
  }
}
