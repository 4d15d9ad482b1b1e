package io.rec.tradeexecutor.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How many orders went which way, and how long each part of the way took. */
@Singleton
final class OrderFigures {

  private final MeterRegistry meters;
  private final Timer decision;
  private final Timer exchange;
  private final Timer whole;
  private final Counter again;

  OrderFigures(MeterRegistry meters) {
    this.meters = meters;
    this.decision =
        timer(
            "recio.order.decision", "From the request to the committed dispatch, without waiting");
    this.exchange = timer("recio.order.exchange", "From the call to the exchange to its answer");
    this.whole = timer("recio.order.whole", "From the request to the answer to whoever asked");
    this.again =
        Counter.builder("recio.order.retries")
            .description("Orders that were sent once more under their name")
            .register(meters);
  }

  private Timer timer(String name, String what) {
    return Timer.builder(name)
        .description(what)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(100_000))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(meters);
  }

  void decided(long beganNanos) {
    decision.record(Duration.ofNanos(System.nanoTime() - beganNanos));
  }

  void exchanged(long beganNanos) {
    exchange.record(Duration.ofNanos(System.nanoTime() - beganNanos));
  }

  void answered(long beganNanos) {
    whole.record(Duration.ofNanos(System.nanoTime() - beganNanos));
  }

  void sentAgain() {
    again.increment();
  }

  void heard(String stage) {
    Counter.builder("recio.orders")
        .description("News of orders by the stage they led to")
        .tag("stage", stage)
        .register(meters)
        .increment();
  }
}
