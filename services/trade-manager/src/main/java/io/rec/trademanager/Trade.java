package io.rec.trademanager;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One trade as other services list it; closing figures are absent while it is open. */
@Serdeable
record Trade(
    long id,
    String date,
    String time,
    String strike,
    String side,
    BigDecimal buy_price,
    int position,
    String status,
    @Nullable String contract,
    @Nullable String closed_at,
    @Nullable BigDecimal sell_price,
    @Nullable BigDecimal pnl,
    @Nullable String win_loss) {}
