package io.rec.domain.momentum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of momentum written down without a thought of speed: everything anew from all ticks.
 */
final class NaiveMomentum {
  private final List<Sample> samples = new ArrayList<>();

  record Sample(long second, double price) {}

  void add(long epochMillis, double price) {
    var second = Math.floorDiv(epochMillis, 1000);
    if (!samples.isEmpty() && samples.getLast().second() == second) {
      samples.removeLast();
    }
    samples.add(new Sample(second, price));
  }

  List<Sample> samples() {
    return samples;
  }

  double delta(Window window) {
    return base(window)
        .map(base -> (last().price() - base.price()) / base.price() * 100)
        .orElse(Double.NaN);
  }

  double weighted() {
    var sum = 0.0;
    var weights = 0.0;
    for (var window : Window.values()) {
      if (base(window).isPresent()) {
        sum += window.weight() * delta(window);
        weights += window.weight();
      }
    }
    return weights == 0 ? Double.NaN : sum / weights;
  }

  boolean isStale(Window window) {
    return base(window)
        .map(base -> last().second() - base.second() > window.seconds() + 60)
        .orElse(false);
  }

  double oneMinuteAverage() {
    return samples.stream()
        .filter(sample -> last().second() - sample.second() <= 60)
        .mapToDouble(Sample::price)
        .average()
        .orElseThrow();
  }

  double volatility() {
    if (samples.size() < 30) {
      return Double.NaN;
    }
    var recent = samples.subList(samples.size() - 30, samples.size());
    if (last().second() - recent.getFirst().second() > 60) {
      return Double.NaN;
    }
    var mean = recent.stream().mapToDouble(Sample::price).average().orElseThrow();
    var variance =
        recent.stream().mapToDouble(one -> Math.pow(one.price() - mean, 2)).sum() / recent.size();
    return Math.sqrt(variance) / mean * 100;
  }

  private Optional<Sample> base(Window window) {
    return samples.reversed().stream()
        .filter(sample -> sample.second() <= last().second() - window.seconds())
        .findFirst();
  }

  private Sample last() {
    return samples.getLast();
  }
}
