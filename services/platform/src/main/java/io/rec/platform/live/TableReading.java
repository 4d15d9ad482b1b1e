package io.rec.platform.live;

import io.rec.domain.market.EventTicker;
import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.momentum.Window;
import io.rec.domain.strikes.Freshness;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import io.rec.platform.live.TableNote.MomentumNote;
import io.rec.platform.live.TableNote.StrikeNote;
import io.rec.platform.telemetry.Traceparent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes a strike table from what was announced or stored, or refuses it. */
public final class TableReading {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  private TableReading() {}

  public static SeenTable read(@Nullable TableNote note) throws NoteRefused {
    if (note == null) {
      throw new NoteRefused("a strike table without content");
    }
    try {
      return table(note);
    } catch (IllegalArgumentException impossible) {
      throw new NoteRefused("an impossible strike table of " + note.symbol(), impossible);
    }
  }

  private static SeenTable table(TableNote note) throws NoteRefused {
    var event = required(note.eventTicker(), "event_ticker");
    var updated = required(note.lastUpdated(), "last_updated");
    double price = required(note.currentPrice(), "current_price");
    var priceAsOf = required(note.priceAsOf(), "price_as_of");
    var marketAsOf = note.marketAsOf();
    var seconds = note.ttc() == null ? 0 : note.ttc();
    var table =
        new StrikeTable(
            required(note.symbol(), "symbol"),
            price,
            seconds,
            event,
            text(note.marketTitle()),
            note.strikeTier() == null ? OptionalLong.empty() : OptionalLong.of(note.strikeTier()),
            text(note.marketStatus()),
            momentum(note.momentum(), price, priceAsOf),
            Optional.ofNullable(note.fingerprint()),
            text(note.model()),
            new Freshness(
                priceAsOf,
                Duration.between(priceAsOf, updated),
                marketAsOf == null ? Instant.EPOCH : marketAsOf,
                Duration.between(marketAsOf == null ? Instant.EPOCH : marketAsOf, updated),
                !Boolean.FALSE.equals(note.stale())),
            updated,
            note.strikes() == null
                ? List.of()
                : note.strikes().stream().map(TableReading::row).toList());
    return new SeenTable(
        table,
        close(event, updated.plusSeconds(seconds)),
        Boolean.TRUE.equals(note.interpolated()),
        marketAsOf != null,
        Traceparent.current());
  }

  /** In autumn's doubled hour a ticker names two closes: the one that the seconds point to. */
  private static Instant close(String event, Instant said) {
    return EventTicker.parse(event).closes().stream()
        .min(Comparator.comparing(close -> Duration.between(close, said).abs()))
        .orElse(said);
  }

  private static Momentum momentum(@Nullable MomentumNote note, double price, Instant at) {
    var missing = new double[Window.ALL.size()];
    Arrays.fill(missing, Double.NaN);
    return new Momentum(
        at,
        price,
        Deltas.of(missing),
        number(note == null ? null : note.weightedScore()),
        Double.NaN,
        new Volatility(OptionalDouble.empty()),
        note == null || Boolean.TRUE.equals(note.stale()));
  }

  private static StrikeRow row(StrikeNote note) {
    var quote =
        new Quote(
            text(note.ticker()),
            BigDecimal.valueOf(note.strike()).subtract(CENT),
            number(note.yesBid()),
            number(note.yesAsk()),
            number(note.noBid()),
            number(note.noAsk()),
            note.volume());
    return new StrikeRow(
        note.strike(),
        quote,
        note.buffer(),
        note.bufferPct(),
        number(note.probability()),
        number(note.yesDiff()),
        number(note.noDiff()),
        note.activeSide().equals(Side.YES.word()) ? Side.YES : Side.NO);
  }

  private static <T> T required(@Nullable T value, String name) throws NoteRefused {
    if (value == null) {
      throw new NoteRefused("a strike table without " + name);
    }
    return value;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static OptionalDouble number(@Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? OptionalDouble.empty()
        : OptionalDouble.of(value);
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
