package io.rec.benchmarks.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one desk did in one round.
 *
 * @param tableMedian from a tick to its strike table, milliseconds
 * @param orders from the ticket to the exchange's word, milliseconds, sorted
 * @param processorTime of its services
 * @param refusals tickets that were not taken, by their rule
 */
record Figures(
    double tableMedian,
    double tableP99,
    List<Double> orders,
    Duration processorTime,
    Map<String, Integer> refusals) {

  Figures {
    orders = List.copyOf(orders);
    refusals = Map.copyOf(refusals);
  }

  double orderMedian() {
    return orders.get(orders.size() / 2);
  }

  double orderP99() {
    return orders.get((int) Math.ceil(orders.size() * 0.99) - 1);
  }

  double processorSeconds() {
    return processorTime.toNanos() / 1e9;
  }
}
