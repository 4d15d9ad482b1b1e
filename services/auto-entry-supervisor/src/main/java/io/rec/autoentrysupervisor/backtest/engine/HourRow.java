package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One hour of a replay.
 *
 * @param index what the venue would settle on, four decimals; empty if the prices ended before
 * @param repeated prices of the last minute that were missing and repeated
 * @param seconds of the hour that were replayed
 * @param secondsActive in which rows were looked at
 * @param secondsWithoutRow of those, in which no row was on the watchlist
 * @param rowsWatched rows of the watchlist, each second anew
 * @param whyNot by rule: seconds for what holds all entries, rows a second for what holds one
 * @param pnl of the hour's trades, after fees
 */
public record HourRow(
    Instant close,
    String eventTicker,
    boolean recordedQuotes,
    Optional<BigDecimal> index,
    int repeated,
    int seconds,
    int secondsWarming,
    int secondsActive,
    int secondsWithoutRow,
    int rowsWatched,
    SequencedMap<String, Integer> whyNot,
    int entries,
    int unfilled,
    Money pnl) {

  private static final int DECIMALS = 4;

  public HourRow {
    whyNot = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(whyNot));
  }

  static HourRow of(Hour hour, Optional<BigDecimal> index, int repeated, Money pnl) {
    var counts = hour.counts();
    return new HourRow(
        hour.event().close(),
        hour.event().ticker().toString(),
        hour.offers().isRecorded(),
        index.map(value -> value.setScale(DECIMALS, RoundingMode.HALF_EVEN)),
        repeated,
        counts.seconds(),
        counts.secondsWarming(),
        counts.secondsActive(),
        counts.secondsWithoutRow(),
        counts.rowsWatched(),
        counts.failures(),
        counts.entries(),
        counts.entriesUnfilled(),
        pnl);
  }
}
