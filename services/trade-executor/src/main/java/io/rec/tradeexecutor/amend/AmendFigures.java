package io.rec.tradeexecutor.amend;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many amendments came to what, and how long the exchange took for them. */
@Singleton
final class AmendFigures {

  private final MeterRegistry meters;
  private final Timer exchange;
  private final Counter again;

  AmendFigures(MeterRegistry meters) {
    this.meters = meters;
    this.exchange =
        Timer.builder("recio.amend.exchange")
            .description("From the call that amends an order to its answer")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofNanos(100_000))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(meters);
    this.again =
        Counter.builder("recio.amend.retries")
            .description("Amendments that were sent once more")
            .register(meters);
  }

  void exchanged(long beganNanos) {
    exchange.record(Duration.ofNanos(System.nanoTime() - beganNanos));
  }

  void sentAgain() {
    again.increment();
  }

  void came(AmendOutcome outcome) {
    count(outcome.word(), "");
  }

  void stopped(String rule) {
    count("stopped", rule);
  }

  private void count(String outcome, String rule) {
    Counter.builder("recio.amendments")
        .description("Amendments by what became of them")
        .tag("outcome", outcome)
        .tag("rule", rule)
        .register(meters)
        .increment();
  }
}
