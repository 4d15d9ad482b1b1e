package io.rec.venues.connector.call;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rec.venues.connector.ConnectorState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens to connectors, as metrics. The tags are names of ours, never a service's words. */
public final class ConnectorMeters implements ConnectorListener {

  private final MeterRegistry meters;
  private final Map<String, AtomicInteger> gauges = new ConcurrentHashMap<>();

  public ConnectorMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void heard(ConnectorEvent event) {
    String connector = event.connector();
    switch (event) {
      case ConnectorEvent.AttemptSucceeded done ->
          Timer.builder("recio.connector.attempts")
              .description("Attempts that succeeded")
              .tag("connector", connector)
              .tag("operation", done.operation())
              .register(meters)
              .record(done.took());
      case ConnectorEvent.AttemptFailed failed -> {
        count("recio.connector.failures", "Attempts that failed", failed, failed.code());
        if (failed.next().isPresent()) {
          count("recio.connector.retries", "Attempts made again", failed, failed.code());
        }
      }
      case ConnectorEvent.Held held ->
          Timer.builder("recio.connector.held")
              .description("Waits because of a limit")
              .tag("connector", connector)
              .tag("operation", held.operation())
              .register(meters)
              .record(held.length());
      case ConnectorEvent.CallFinished call ->
          Timer.builder("recio.connector.calls")
              .description("Calls with all their attempts and waits")
              .tag("connector", connector)
              .tag("operation", call.operation())
              .tag("outcome", call.outcome())
              .register(meters)
              .record(call.took());
      case ConnectorEvent.CircuitMoved moved -> {
        gauge("recio.connector.circuit.open", connector).set(moved.to().equals("open") ? 1 : 0);
        Counter.builder("recio.connector.circuit.transitions")
            .tag("connector", connector)
            .tag("to", moved.to())
            .register(meters)
            .increment();
      }
      case ConnectorEvent.StateMoved moved ->
          gauge("recio.connector.connected", connector)
              .set(moved.to() == ConnectorState.CONNECTED ? 1 : 0);
    }
  }

  private void count(
      String name, String description, ConnectorEvent.AttemptFailed failed, String code) {
    Counter.builder(name)
        .description(description)
        .tag("connector", failed.connector())
        .tag("operation", failed.operation())
        .tag("code", code)
        .register(meters)
        .increment();
  }

  private AtomicInteger gauge(String name, String connector) {
    return gauges.computeIfAbsent(
        name + "/" + connector,
        key -> {
          AtomicInteger value = new AtomicInteger();
          Gauge.builder(name, value, AtomicInteger::get)
              .tag("connector", connector)
              .register(meters);
          return value;
        });
  }
}
