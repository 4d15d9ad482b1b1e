package io.rec.activetradesupervisor.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Price;
import io.rec.domain.stop.Seen;
import io.rec.domain.trade.CloseMethod;
import io.rec.platform.risk.ExplainedDecision;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the trade manager is asked for (contract 9.4).
 *
 * @param attempt the number of the close order that is meant: an older one is an answer, no order
 * @param buyPrice what the opposite side cost when this was decided, in dollars
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CloseTicket(
    String intent,
    long tradeId,
    String ticketId,
    int attempt,
    String ticker,
    String side,
    BigDecimal count,
    String action,
    String type,
    String timeInForce,
    @Nullable BigDecimal buyPrice,
    @Nullable Double symbolClose,
    String closeMethod,
    String reason,
    ExplainedDecision decision) {

  static CloseTicket of(CloseWish wish) {
    var trade = wish.figures().trade();
    return new CloseTicket(
        "close",
        trade.id(),
        wish.view().trade().labels().ticketId(),
        wish.attempt(),
        trade.ticker(),
        trade.side().opposite().letter(),
        trade.count().number(),
        "close",
        "market",
        "IOC",
        wish.closeAsk().map(Price::dollars).orElse(null),
        wish.figures().view().price().map(Seen::value).orElse(null),
        CloseMethod.AUTO.word(),
        wish.reason(),
        ExplainedDecision.of(wish.decision()));
  }
}
