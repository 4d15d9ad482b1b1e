package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One order as the exchange tells it; prices in cents. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrderLine(
    long id,
    String orderId,
    @Nullable String clientOrderId,
    String ticker,
    String status,
    @Nullable String action,
    @Nullable String side,
    @Nullable String type,
    @Nullable BigDecimal yesPrice,
    @Nullable BigDecimal noPrice,
    @Nullable BigDecimal initialCount,
    @Nullable BigDecimal remainingCount,
    @Nullable BigDecimal fillCount,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {}
