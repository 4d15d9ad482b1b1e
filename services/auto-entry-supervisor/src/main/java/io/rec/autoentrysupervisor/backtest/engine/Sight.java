package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.money.Price;
import io.rec.domain.stop.Seen;
import java.time.Instant;
import java.util.Optional;

/** What was last known of the market of a trade, and when. Owned by one thread. */
final class Sight {
  private double probability = Double.NaN;
  private long probabilityAt;
  private int closeAsk;
  private long closeAskAt;

  /** What is unknown now (NaN) keeps its last value. */
  void probability(double percent, long second) {
    if (!Double.isNaN(percent)) {
      probability = percent;
      probabilityAt = second;
    }
  }

  /** What closing costs, as the ask of the opposite side; 0 keeps the last value. */
  void closeAsk(int cents, long second) {
    if (cents > 0) {
      closeAsk = cents;
      closeAskAt = second;
    }
  }

  double probability() {
    return probability;
  }

  Optional<Seen<Double>> seenProbability() {
    return Double.isNaN(probability)
        ? Optional.empty()
        : Optional.of(new Seen<>(probability, Instant.ofEpochSecond(probabilityAt)));
  }

  Optional<Seen<Price>> seenCloseAsk() {
    return closeAsk == 0
        ? Optional.empty()
        : Optional.of(new Seen<>(Price.ofCents(closeAsk), Instant.ofEpochSecond(closeAskAt)));
  }
}
