package io.rec.aiservice.testing;

import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finished analyses. */
public final class Analyses {

  public static final Market BTC = new Market("BTCUSDT", TimeFrame.ONE_HOUR);

  private Analyses() {}

  public static Analysis of(Market market, Instant at) {
    return of(market, at, Signal.LONG, 0.7);
  }

  public static Analysis of(Market market, Instant at, Signal signal, double confidence) {
    Opinion opinion = new Opinion(signal, confidence, "by the test", "technical-1");
    return new Analysis(
        UUID.randomUUID(),
        market,
        opinion,
        List.of(opinion),
        List.of("gpt-4o-mini: it answered 500"),
        Map.of("atr_14", 2.0),
        Map.of(),
        at,
        100,
        at,
        at,
        Duration.ofMillis(3),
        "");
  }
}
