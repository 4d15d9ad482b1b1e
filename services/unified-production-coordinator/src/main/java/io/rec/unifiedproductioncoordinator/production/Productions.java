package io.rec.unifiedproductioncoordinator.production;

import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.loop.Loops;
import io.rec.platform.telemetry.NamedSpans;
import io.rec.unifiedproductioncoordinator.inputs.Feeds;
import io.rec.unifiedproductioncoordinator.model.ActiveFingerprints;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The production of every symbol of the desk. */
@Singleton
public final class Productions {

  private final Feeds feeds;
  private final List<SymbolProduction> all;

  Productions(
      Feeds feeds,
      ActiveFingerprints fingerprints,
      Publisher publisher,
      NamedSpans spans,
      FreshFor freshFor,
      MeterRegistry meters,
      Loops loops,
      Clock clock) {
    this.feeds = feeds;
    this.all =
        feeds.all().stream()
            .map(
                feed ->
                    new SymbolProduction(
                        feed,
                        fingerprints,
                        publisher,
                        spans,
                        freshFor.limits(),
                        meters,
                        loops,
                        clock))
            .toList();
  }

  public void start() {
    all.forEach(SymbolProduction::start);
    feeds.start();
  }

  /** Returns when no table is being made any more. */
  public void stop() {
    feeds.stop();
    all.forEach(SymbolProduction::stop);
  }

  public List<SymbolProduction> all() {
    return all;
  }

  public long cycles() {
    return all.stream().mapToLong(SymbolProduction::cycles).sum();
  }
}
