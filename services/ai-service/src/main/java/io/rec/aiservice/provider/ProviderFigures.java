package io.rec.aiservice.provider;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What asking the model takes and costs. */
final class ProviderFigures {

  private final MeterRegistry meters;

  ProviderFigures(MeterRegistry meters, SpendingLimit budget) {
    this.meters = meters;
    Gauge.builder("recio.ai.provider.tokens.today", budget, SpendingLimit::spentToday)
        .description("Tokens spent or reserved since midnight UTC")
        .register(meters);
  }

  /** The outcome is answered, unusable, failed or refused; refused ones took no time. */
  void asked(String outcome, long nanos) {
    Timer.builder("recio.ai.provider.latency")
        .description("Calls to the language model")
        .tag("outcome", outcome)
        .publishPercentileHistogram()
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
