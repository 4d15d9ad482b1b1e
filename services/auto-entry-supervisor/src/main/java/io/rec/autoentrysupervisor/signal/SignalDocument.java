package io.rec.autoentrysupervisor.signal;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.risk.ExplainedDecision;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a signal saw, as it is stored with it and stated as a fact. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SignalDocument(
    String ticketId,
    String symbol,
    String ticker,
    String strategy,
    long strike,
    String side,
    @Nullable Double probability,
    BigDecimal buyPrice,
    BigDecimal position,
    int settingsVersion,
    String model,
    Instant tableOf,
    Instant priceOf,
    Instant marketsOf,
    ExplainedDecision decision) {

  static SignalDocument of(Signal signal) {
    var probability = signal.probability();
    return new SignalDocument(
        signal.ticket().text(),
        signal.symbol(),
        signal.ticker(),
        signal.preferences().strategy(),
        signal.entry().row().strike(),
        signal.entry().side().letter(),
        probability.isPresent() ? Double.valueOf(probability.getAsDouble()) : null,
        signal.price().dollars(),
        signal.count().number(),
        signal.settingsVersion(),
        signal.table().model(),
        signal.table().lastUpdated(),
        signal.table().freshness().priceAsOf(),
        signal.table().freshness().marketsAsOf(),
        ExplainedDecision.of(signal.readiness().decision().and(signal.entry().decision())));
  }
}
