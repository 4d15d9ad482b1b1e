package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order of a trade as it was wanted, and how far it came. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrderStep(
    String clientOrderId,
    String purpose,
    String bookSide,
    BigDecimal count,
    BigDecimal yesLimit,
    String timeInForce,
    Instant createdAt,
    @Nullable String stage,
    @Nullable String orderId,
    @Nullable String reason,
    @Nullable Instant sentAt,
    @Nullable Instant answeredAt) {}
