package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trade of the history; prices and amounts in dollars.
 *
 * @param date New York's date of its beginning
 * @param hour New York's hour in which its event closes, 0 to 23
 * @param exitReason stop rule, manual, settlement, or why it failed
 * @param slippage dollars that a contract cost more than the limit, negative when it was cheaper;
 *     null where nothing was bought
 * @param fillMs from the wish to the first fill
 * @param mode whose money it moved: of the desk when it was opened, unknown where nobody wrote it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeLine(
    long id,
    @Schema(
            allowableValues = {
              "pending", "open", "closing", "expired", "closed", "error", "deleted"
            })
        String status,
    String date,
    String time,
    String symbol,
    String strategy,
    @Nullable String contract,
    String strike,
    @Schema(allowableValues = {"yes", "no"}) String side,
    @Nullable Double prob,
    @Nullable String diff,
    BigDecimal buyPrice,
    @Nullable BigDecimal sellPrice,
    BigDecimal position,
    @Nullable BigDecimal fees,
    @Nullable BigDecimal pnl,
    @Nullable Instant closedAt,
    @Nullable BigDecimal symbolOpen,
    @Nullable BigDecimal symbolClose,
    @Nullable Double momentum,
    @Schema(allowableValues = {"W", "L", "D"}) @Nullable String winLoss,
    String ticker,
    @Nullable String eventTicker,
    @Nullable Integer hour,
    String ticketId,
    @Nullable String entryMethod,
    @Nullable String exitReason,
    @Schema(allowableValues = {"Paper", "Live", "unknown"}) String mode,
    boolean test,
    @Nullable BigDecimal slippage,
    @Nullable Long fillMs,
    @Nullable String model,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant openedAt) {}
