package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trade with everything that happened to it.
 *
 * @param advice null where nobody asked the analysis
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TradeDetail(
    TradeLine trade,
    @Nullable TradeAdvice advice,
    List<TimelineStep> timeline,
    List<OrderStep> orders,
    List<FillLine> fills) {}
