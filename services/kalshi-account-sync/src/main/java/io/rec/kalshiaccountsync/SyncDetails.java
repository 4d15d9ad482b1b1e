package io.rec.kalshiaccountsync;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.kalshiaccountsync.alert.Admission;
import io.rec.kalshiaccountsync.reading.AccountReading;
import io.rec.kalshiaccountsync.reading.Exchange;
import io.rec.kalshiaccountsync.record.AccountFigures;
import io.rec.kalshiaccountsync.record.AccountRecord;
import io.rec.kalshiaccountsync.stream.AccountStream;
import io.rec.kalshiaccountsync.stream.NewsDesk;
import io.rec.platform.lease.Lease;
import io.rec.venues.rest.CallFigures;
import io.rec.venues.stream.StreamFigures;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the health of the account sync says, and its gauges. */
@Singleton
final class SyncDetails {

  private static final double MILLIS = 1000;

  private final AccountStream stream;
  private final AccountReading reading;
  private final AccountFigures figures;
  private final AccountRecord record;
  private final NewsDesk desk;
  private final Exchange exchange;
  private final Admission admission;
  private final Lease lease;

  SyncDetails(
      AccountStream stream,
      AccountReading reading,
      AccountFigures figures,
      AccountRecord record,
      NewsDesk desk,
      Exchange exchange,
      Admission admission,
      Lease lease,
      MeterRegistry meters,
      Clock clock) {
    this.stream = stream;
    this.reading = reading;
    this.figures = figures;
    this.record = record;
    this.desk = desk;
    this.exchange = exchange;
    this.admission = admission;
    this.lease = lease;
    Gauge.builder("recio.account.stream.live", stream, s -> s.live() ? 1 : 0)
        .description("1 while what comes over the account's stream is the present")
        .register(meters);
    Gauge.builder("recio.account.read.age", reading, r -> seconds(r.completeAt(), clock.instant()))
        .description("Seconds since the account was last read to the end; NaN before the first")
        .register(meters);
    Gauge.builder("recio.account.news.waiting", desk, NewsDesk::waiting)
        .description("News of the stream that are not stored yet")
        .register(meters);
    FunctionCounter.builder("recio.account.calls", exchange, e -> e.figures().sent())
        .description("Calls about the account")
        .register(meters);
    FunctionCounter.builder("recio.account.calls.limited", exchange, e -> e.figures().limited())
        .description("Calls held back for the limit")
        .register(meters);
  }

  Map<String, Object> now() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lease", lease.details());
    addStream(details);
    CallFigures calls = exchange.figures();
    details.put("account_read_at", reading.completeAt().toString());
    details.put("account_read_failure", reading.complaint());
    details.put("account_readings", figures.readings());
    details.put("account_readings_failed", figures.failures());
    details.put("account_calls", calls.sent());
    details.put("account_calls_limited", calls.limited());
    details.put("credentials_refusal", admission.refusal());
    details.put("facts", figures.facts());
    details.put("overtaken", figures.overtaken());
    details.put("contradictions", figures.contradictions());
    details.put("gaps", figures.gaps());
    details.put("news_waiting", desk.waiting());
    details.put("positions_waiting", record.waiting());
    return details;
  }

  /** What is kept at the end for whoever looks at it afterwards. */
  String saved() {
    return "{\"account_read_at\":\"%s\",\"facts\":%d}"
        .formatted(reading.completeAt(), figures.facts());
  }

  private void addStream(Map<String, Object> details) {
    details.put("stream_connected", stream.state().map(StreamState::connected).orElse(false));
    details.put("stream", stream.state().map(state -> state.link().word()).orElse("standby"));
    details.put("stream_connections", stream.state().map(StreamState::connections).orElse(0L));
    details.put("stream_last_loss", stream.loss());
    details.put("stream_messages", stream.figures().map(StreamFigures::messages).orElse(0L));
    details.put(
        "stream_unreadable_messages", stream.figures().map(StreamFigures::malformed).orElse(0L));
    details.put(
        "stream_last_unreadable", stream.figures().map(StreamFigures::lastMalformed).orElse(""));
  }

  private static double seconds(Instant at, Instant now) {
    return at.equals(Instant.EPOCH) ? Double.NaN : Duration.between(at, now).toMillis() / MILLIS;
  }
}
