package io.rec.mainapp.gateway.market;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;

/**
 * One candle.
 *
 * @param t its beginning in seconds since 1970, UTC
 */
@Serdeable
public record Candle(long t, BigDecimal o, BigDecimal h, BigDecimal l, BigDecimal c) {}
