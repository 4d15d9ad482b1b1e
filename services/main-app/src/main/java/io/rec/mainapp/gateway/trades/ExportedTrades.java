package io.rec.mainapp.gateway.trades;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What the export as JSON holds, which is written row by row. */
@Serdeable
record ExportedTrades(List<TradeLine> trades) {}
