package io.rec.symbolpricewatchdog;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.domain.momentum.Window;
import io.rec.symbolpricewatchdog.alert.PriceAlerts;
import io.rec.symbolpricewatchdog.live.CurrentPrice;
import io.rec.symbolpricewatchdog.live.LastKnown;
import io.rec.symbolpricewatchdog.live.LivePrice;
import io.rec.symbolpricewatchdog.live.PriceAnnouncer;
import io.rec.symbolpricewatchdog.live.Refusals;
import io.rec.symbolpricewatchdog.log.PriceDays;
import io.rec.symbolpricewatchdog.log.PriceHistory;
import io.rec.symbolpricewatchdog.log.PriceLogWriter;
import io.rec.symbolpricewatchdog.log.UnwrittenRows;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this watchdog adds to its health and its metrics. */
@Singleton
final class WatchdogDetails {

  private static final int SECONDS_PER_MINUTE = 60;

  private final WatchedSymbol symbol;
  private final FeedDetails feed;
  private final LivePrice price;
  private final LastKnown lastKnown;
  private final Refusals refusals;
  private final PriceAnnouncer announcer;
  private final PriceAlerts alerts;
  private final PriceHistory history;
  private final PriceLogWriter writer;
  private final UnwrittenRows rows;
  private final PriceDays days;

  WatchdogDetails(
      WatchedSymbol symbol,
      FeedDetails feed,
      LivePrice price,
      LastKnown lastKnown,
      Refusals refusals,
      PriceAnnouncer announcer,
      PriceAlerts alerts,
      PriceHistory history,
      PriceLogWriter writer,
      UnwrittenRows rows,
      PriceDays days,
      MeterRegistry meters) {
    this.symbol = symbol;
    this.feed = feed;
    this.price = price;
    this.lastKnown = lastKnown;
    this.refusals = refusals;
    this.announcer = announcer;
    this.alerts = alerts;
    this.history = history;
    this.writer = writer;
    this.rows = rows;
    this.days = days;
    FunctionCounter.builder("recio.price.ticks", price, LivePrice::taken)
        .description("Ticks taken in")
        .register(meters);
    FunctionCounter.builder("recio.price.rows.written", writer, PriceLogWriter::written)
        .description("Rows written to the price log, a second once for each time")
        .register(meters);
    FunctionCounter.builder("recio.price.rows.dropped", rows, UnwrittenRows::dropped)
        .description("Seconds lost because the database was away for too long")
        .register(meters);
    FunctionCounter.builder("recio.price.rows.interpolated", rows, UnwrittenRows::interpolated)
        .description("Seconds without a tick that were filled")
        .register(meters);
    Gauge.builder("recio.price.rows.waiting", rows, UnwrittenRows::waiting)
        .description("Seconds the database does not have yet")
        .register(meters);
  }

  Map<String, Object> now() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("symbol", symbol.symbol());
    feed.addTo(details);
    lastKnown.price().ifPresent(last -> add(details, last));
    details.put("ticks_taken", price.taken());
    details.put("ticks_refused", refusals.counts());
    details.put("ticks_announced", announcer.announced());
    details.put("ticks_replaced", announcer.replaced());
    details.put("announcements_failed", announcer.failed());
    details.put("price_alerts_told", alerts.told());
    details.put("rows_written", writer.written());
    details.put("rows_waiting", rows.waiting());
    details.put("rows_dropped", rows.dropped());
    details.put("rows_interpolated", rows.interpolated());
    details.put("longest_gap_seconds", price.longestGap().toSeconds());
    details.put("days_dropped", days.dropped());
    details.put("history_rows", history.size());
    return details;
  }

  private static void add(Map<String, Object> details, CurrentPrice last) {
    details.put("last_price", last.price());
    details.put("last_tick_at", last.timestamp().toString());
    details.put("last_tick_age_ms", last.ageMillis());
    details.put("price_stale", last.stale());
    Double momentum = last.momentum();
    if (momentum != null) {
      details.put("momentum", momentum);
    }
    details.put("look_backs_covered_minutes", covered(last));
  }

  private static List<Integer> covered(CurrentPrice last) {
    return Window.ALL.stream()
        .filter(window -> last.deltas().containsKey(window.column()))
        .map(window -> window.seconds() / SECONDS_PER_MINUTE)
        .toList();
  }
}
