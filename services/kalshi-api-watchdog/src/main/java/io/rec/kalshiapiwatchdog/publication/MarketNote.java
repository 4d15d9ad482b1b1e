package io.rec.kalshiapiwatchdog.publication;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.kalshiapiwatchdog.market.EventPicture;
import io.rec.kalshiapiwatchdog.market.MarketLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What changed in an event's markets. Changes are whole values and reach back to the stored version
 * {@code since}: whoever knows that version or a later one may apply them, whoever does not reads
 * the row, which has at least that version.
 *
 * @param changes by the market's ticker without its event: bid and ask of YES in cents, where 0 and
 *     100 say that nobody is there, and the volume
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record MarketNote(
    String symbol,
    String eventTicker,
    Instant closeTime,
    String status,
    Instant asOf,
    boolean cached,
    long version,
    long since,
    Map<String, List<BigDecimal>> changes) {

  public static final String CHANNEL = "recio_market";

  public MarketNote {
    changes = Map.copyOf(changes);
  }

  static MarketNote of(EventPicture picture) {
    Map<String, List<BigDecimal>> changes = new TreeMap<>();
    for (MarketLine line : picture.changed()) {
      changes.put(
          line.ticker().substring(picture.head().eventTicker().length() + 1),
          List.of(line.yesBid(), line.yesAsk(), line.volume()));
    }
    return note(picture, picture.since(), changes);
  }

  /** Without the changes: everybody has to read the row of this version. */
  static MarketNote toRead(EventPicture picture) {
    return note(picture, picture.version(), Map.of());
  }

  private static MarketNote note(
      EventPicture picture, long since, Map<String, List<BigDecimal>> changes) {
    return new MarketNote(
        picture.head().symbol(),
        picture.head().eventTicker(),
        picture.head().closeTime(),
        picture.status(),
        picture.asOf(),
        picture.cached(),
        picture.version(),
        since,
        changes);
  }
}
