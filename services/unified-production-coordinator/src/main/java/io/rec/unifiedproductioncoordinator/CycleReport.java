package io.rec.unifiedproductioncoordinator;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.unifiedproductioncoordinator.production.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How the production stands: inputs and steps of every symbol. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CycleReport(
    Instant at,
    long cycles,
    List<SymbolInputs> symbols,
    Map<String, List<StepRecord>> steps,
    Map<String, Long> refused) {

  static final CycleReport NONE = new CycleReport(Instant.EPOCH, 0, List.of(), Map.of(), Map.of());

  public CycleReport {
    symbols = List.copyOf(symbols);
    steps = Map.copyOf(steps);
    refused = Map.copyOf(refused);
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

  /** The steps whose last run failed, for example "BTC announcement". */
  List<String> failing() {
    return steps.entrySet().stream()
        .flatMap(
            symbol ->
                symbol.getValue().stream()
                    .filter(step -> !step.success())
                    .map(step -> symbol.getKey() + " " + step.step()))
        .sorted()
        .toList();
  }
}
