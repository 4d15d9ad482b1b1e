package io.rec.systemmonitor.pager;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.systemmonitor.alert.Severity;
import jakarta.inject.Singleton;

/** Counts what came of notices: at the hub, and at the people that they are for. */
@Singleton
final class NoticeFigures {

  private final MeterRegistry meters;

  NoticeFigures(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Severity severity, String outcome) {
    Counter.builder("recio.monitor.notices")
        .description("What came of notices to people")
        .tag("severity", severity.word())
        .tag("outcome", outcome)
        .register(meters)
        .increment();
  }
}
