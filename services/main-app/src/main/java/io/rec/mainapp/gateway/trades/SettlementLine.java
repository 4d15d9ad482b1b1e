package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a market paid, in dollars. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SettlementLine(
    long id,
    String ticker,
    @Nullable String result,
    @Nullable BigDecimal yesCount,
    @Nullable BigDecimal yesCost,
    @Nullable BigDecimal noCount,
    @Nullable BigDecimal noCost,
    @Nullable BigDecimal revenue,
    Instant settledAt) {}
