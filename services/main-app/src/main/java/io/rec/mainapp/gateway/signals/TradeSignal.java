package io.rec.mainapp.gateway.signals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.signal.Signal;
import io.rec.platform.signals.AiSignal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What an analysis advises, as the socket's {@code trade_signal} and the route tell it. It belongs
 * to the market and not to a person: everybody who may look gets the same.
 *
 * @param symbol as the analysis was asked about it, for instance BTCUSDT
 * @param price the close of the newest candle that was looked at
 * @param aiConfidence how sure the model is, 0 to 1
 * @param timestamp when it was said
 * @param timeframe the length of the candles, for instance 1h
 * @param id under which the analysis is stored
 * @param reasoning why, in the model's words, shortened; may be empty
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeSignal(
    String symbol,
    @Schema(allowableValues = {"BUY", "SELL", "HOLD"}) String action,
    double price,
    double aiConfidence,
    Instant timestamp,
    String timeframe,
    String modelVersion,
    String id,
    String reasoning) {

  /** In a trader's words. */
  static TradeSignal of(AiSignal said) {
    String reasoning = said.reasoning();
    return new TradeSignal(
        said.symbol(),
        Signal.of(said.signal())
            .orElseThrow(() -> new IllegalArgumentException("no signal: " + said.signal()))
            .action(),
        said.price(),
        said.confidence(),
        said.timestamp(),
        said.timeframe(),
        said.modelVersion(),
        said.id(),
        reasoning == null ? "" : reasoning);
  }

  boolean follows(TradeSignal before) {
    return timestamp.isAfter(before.timestamp);
  }
}
