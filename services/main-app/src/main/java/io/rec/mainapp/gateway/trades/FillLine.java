package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One fill, in dollars. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FillLine(
    long id,
    String fillId,
    String ticker,
    @Nullable String orderId,
    @Nullable String clientOrderId,
    String side,
    String action,
    BigDecimal count,
    @Nullable BigDecimal yesPrice,
    @Nullable BigDecimal noPrice,
    @Nullable BigDecimal fee,
    @Nullable Boolean isTaker,
    Instant at) {}
