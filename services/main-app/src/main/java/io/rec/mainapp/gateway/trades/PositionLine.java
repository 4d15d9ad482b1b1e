package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position as we count it beside the exchange's; negative on the no side.
 *
 * @param difference ours less the exchange's; null while the exchange has not said
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PositionLine(
    String ticker,
    BigDecimal ours,
    @Nullable BigDecimal venues,
    @Nullable BigDecimal difference,
    @Nullable BigDecimal venueExposure,
    @Nullable BigDecimal realizedPnl,
    @Nullable BigDecimal feesPaid,
    @Nullable Instant venueAsOf) {}
