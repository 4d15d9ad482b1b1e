package io.rec.mainapp.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account, in dollars.
 *
 * @param account prod or demo, as the account sync says
 * @param available balance less what pending orders may cost
 * @param streamLive whether the exchange's socket tells of changes; null while nobody could say
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Account(
    String account,
    @Nullable BigDecimal balance,
    @Nullable BigDecimal available,
    @Nullable BigDecimal portfolioValue,
    BigDecimal exposure,
    BigDecimal dayPnl,
    int openTrades,
    @Nullable Instant syncedAt,
    @Nullable Boolean streamLive,
    List<LimitUse> limits) {}
