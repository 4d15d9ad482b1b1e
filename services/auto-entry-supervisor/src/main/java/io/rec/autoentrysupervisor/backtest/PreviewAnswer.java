package io.rec.autoentrysupervisor.backtest;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What settings would have done.
 *
 * @param sentence the answer for a person
 * @param hoursEntered hours in which at least one symbol would have entered
 * @param settings as they were replayed, what was not said filled in
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PreviewAnswer(
    String sentence,
    long hours,
    int hoursEntered,
    int entries,
    Instant from,
    Instant to,
    TraderSettings settings,
    List<SymbolPreview> symbols) {

  static PreviewAnswer of(
      TraderSettings settings, Instant from, Instant to, List<SymbolPreview> symbols) {
    var hours = Duration.between(from, to).toHours();
    var entered =
        (int)
            symbols.stream()
                .flatMap(symbol -> symbol.byHour().stream())
                .filter(hour -> hour.entries() > 0)
                .map(SymbolPreview.Hour::close)
                .distinct()
                .count();
    return new PreviewAnswer(
        "With these settings, %d of the last %d hours would have entered."
            .formatted(entered, hours),
        hours,
        entered,
        symbols.stream().mapToInt(SymbolPreview::entries).sum(),
        from,
        to,
        settings,
        symbols);
  }
}
