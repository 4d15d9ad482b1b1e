package io.rec.activetradesupervisor.book;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is shown of a trade beside its figures, as it stands in its row. */
public record TradeLabels(
    String ticketId,
    String date,
    String time,
    String strike,
    BigDecimal buyPrice,
    BigDecimal position,
    @Nullable String contract,
    String market,
    String tradeStrategy,
    @Nullable BigDecimal symbolOpen,
    @Nullable Double momentum,
    @Nullable Double prob,
    @Nullable String diff) {}
