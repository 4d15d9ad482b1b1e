package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures above a list of trades, in dollars and percent; null where there is nothing to divide
 * by.
 *
 * @param winRate percent of W among W and L
 * @param maxDrawdown the deepest fall of the cumulated result, a positive number
 * @param expectancy mean result of a decided trade
 * @param sharpe mean of the daily results over their deviation, times the root of 365
 * @param sharpePeriod what one result of the ratio is
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeSummary(
    int trades,
    int wins,
    int losses,
    int draws,
    BigDecimal winRate,
    BigDecimal averageProbability,
    BigDecimal averageBuy,
    BigDecimal averageDiff,
    BigDecimal totalPnl,
    BigDecimal grossPnl,
    BigDecimal fees,
    BigDecimal returned,
    @Nullable BigDecimal averageWin,
    @Nullable BigDecimal averageLoss,
    @Nullable BigDecimal profitFactor,
    BigDecimal maxDrawdown,
    int longestLosingRun,
    @Nullable BigDecimal expectancy,
    @Nullable BigDecimal sharpe,
    String sharpePeriod) {}
