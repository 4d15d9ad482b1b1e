package io.rec.mainapp.gateway.automatic;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * What settings would have done in the last day, by the strike tables kept of each minute.
 *
 * @param hours events that were looked at
 * @param entered events in which at least one row would have been entered
 * @param now the same under the settings in force
 * @param minutes minutes of the archive that were there to look at
 * @param sentence for the screen
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Preview(
    Instant from,
    int hours,
    int entered,
    int now,
    long minutes,
    List<Entry> entries,
    String sentence) {

  /** The first entry of an event. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Entry(
      Instant at,
      String symbol,
      String eventTicker,
      long strike,
      String side,
      int ask,
      double probability) {}
}
