package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** One trade with everything that happened to it. */
@Serdeable
public record TradeDetail(
    TradeLine trade, List<TimelineStep> timeline, List<OrderStep> orders, List<FillLine> fills) {}
