package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Enablement;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order would mean, in dollars and percent, and the token that confirms exactly this order.
 *
 * @param quoteToken for one order within its life; null where the order would be refused
 * @param askCents the ask of now
 * @param cost at the limit, without fee
 * @param breakEven the probability from which on it pays
 * @param edge our probability less the ask, in points
 * @param balanceAfter null while the balance is unknown
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Quote(
    @Nullable String quoteToken,
    @Nullable Instant expiresAt,
    boolean tokenNeeded,
    Enablement allowed,
    QuotedOrder order,
    int askCents,
    BigDecimal cost,
    BigDecimal fee,
    BigDecimal maxLoss,
    BigDecimal maxGain,
    BigDecimal breakEven,
    @Nullable Double ourProbability,
    @Nullable Double edge,
    long ttc,
    @Nullable BigDecimal balanceAfter) {}
