package io.rec.unifiedproductioncoordinator;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/** One look at all symbols' inputs. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CycleReport(Instant at, long tookMillis, List<SymbolInputs> symbols) {

  static final CycleReport NONE = new CycleReport(Instant.EPOCH, 0, List.of());

  public CycleReport {
    symbols = List.copyOf(symbols);
  }

  /** For example "BTC: fresh markets, momentum"; empty when nothing is missing. */
  String missing() {
    return String.join(
        "; ",
        symbols.stream()
            .filter(inputs -> !inputs.missing().isEmpty())
            .map(inputs -> inputs.symbol() + ": " + String.join(", ", inputs.missing()))
            .toList());
  }
}
