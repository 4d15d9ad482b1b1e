package io.rec.mainapp.gateway.market;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Candles of a symbol, oldest first, of our own ticks. */
@Serdeable
public record Candles(
    String symbol,
    @Schema(allowableValues = {"1s", "1m", "5m", "1h", "1d"}) String step,
    Instant from,
    Instant to,
    List<Candle> candles) {}
