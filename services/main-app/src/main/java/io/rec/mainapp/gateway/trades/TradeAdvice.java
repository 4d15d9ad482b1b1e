package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis said when the trade was asked for.
 *
 * @param aiConfidence how sure it was, 0 to 1
 * @param analysisId under which it was stored; null where the indicators alone spoke
 * @param source whether it was asked, had said it up to fifteen minutes before, or the indicators
 *     spoke alone
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeAdvice(
    @Schema(allowableValues = {"BUY", "SELL", "HOLD"}) String action,
    double aiConfidence,
    @Nullable String analysisId,
    @Schema(allowableValues = {"analysis", "cached", "technical_only"}) String source) {}
