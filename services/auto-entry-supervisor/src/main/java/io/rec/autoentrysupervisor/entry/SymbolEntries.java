package io.rec.autoentrysupervisor.entry;

import io.rec.autoentrysupervisor.books.BookReader;
import io.rec.autoentrysupervisor.books.Books;
import io.rec.autoentrysupervisor.books.LatestBooks;
import io.rec.autoentrysupervisor.judgement.Judgement;
import io.rec.autoentrysupervisor.judgement.MarketNow;
import io.rec.autoentrysupervisor.judgement.Turn;
import io.rec.autoentrysupervisor.signal.Entrance;
import io.rec.autoentrysupervisor.signal.Signal;
import io.rec.autoentrysupervisor.signal.SignalRows;
import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.spike.SpikeAlert;
import io.rec.domain.spike.SpikeSettings;
import io.rec.domain.strikes.StrikeTable;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import io.rec.platform.persistence.Database;
import io.rec.platform.telemetry.NamedSpan;
import io.rec.platform.telemetry.NamedSpans;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The automatic entry of one symbol. What it remembers, spike alert and cool-downs, is owned by the
 * thread of its passes.
 */
final class SymbolEntries {

  private static final Logger LOG = LoggerFactory.getLogger(SymbolEntries.class);

  /** What all symbols share. */
  record Desk(
      LiveMarkets markets,
      LatestBooks books,
      BookReader reader,
      Turns turns,
      SignalRows signals,
      Entrance entrance,
      Database database,
      NamedSpans spans,
      Clock clock) {}

  private final String symbol;
  private final Desk desk;
  private SpikeAlert spike = SpikeAlert.IDLE;
  private EntryCooldowns cooldowns = EntryCooldowns.NONE;
  private volatile @Nullable SymbolState state;

  SymbolEntries(String symbol, Desk desk) {
    this.symbol = symbol;
    this.desk = desk;
  }

  String symbol() {
    return symbol;
  }

  /** Before the first pass: an alert that was active goes on, the time in between not counted. */
  void restore(SpikeAlert stored) {
    spike = stored;
  }

  Optional<SymbolState> state() {
    return Optional.ofNullable(state);
  }

  /** Returns whether the status or its reason is another than before. */
  boolean pass() throws SQLException {
    Instant now = desk.clock().instant();
    Books books = desk.books().books();
    boolean healthy = desk.books().areFresh(now);
    MarketNow market =
        new MarketNow(symbol, desk.markets().table(symbol), desk.markets().tick(symbol));
    OptionalDouble momentum = market.momentum(now);
    Optional<SpikeSettings> settings = spikeSettings(books);
    spike = settings.map(set -> spike.next(set, now, momentum)).orElse(spike);
    Judgement judgement = Judgement.of(market, books, healthy, spike.isActive(), cooldowns, now);
    enter(market, judgement, now);
    SymbolState before = state;
    SymbolState after =
        new SymbolState(
            symbol,
            market,
            judgement,
            spike,
            settings.map(spike::remainingSeconds).orElse(0L),
            momentum,
            market.secondsToClose(now),
            cooldowns.waiting(now),
            healthy,
            books,
            now);
    state = after;
    boolean changed =
        before == null
            || before.status() != after.status()
            || !before.reason().equals(after.reason());
    if (changed) {
      LOG.atInfo()
          .addKeyValue("symbol", symbol)
          .addKeyValue("status", after.status())
          .addKeyValue("reason", after.reason())
          .log("auto entry of {} is {}: {}", symbol, after.status(), after.detail());
    }
    return changed;
  }

  private void enter(MarketNow market, Judgement judgement, Instant now) throws SQLException {
    Optional<Turn> turn = desk.turns().current();
    if (turn.isEmpty() || judgement.entries().isEmpty()) {
      return;
    }
    SeenTable seen = market.table().orElseThrow();
    if (!seen.table().lastUpdated().isAfter(turn.get().since())) {
      return;
    }
    try {
      desk.spans()
          .later("entry decision", seen.traceparent())
          .with("recio.symbol", symbol)
          .kept()
          .run(() -> enter(turn.get(), market, seen.table(), now));
    } catch (FenceLost other) {
      LOG.info("entries are somebody else's to make: {}", other.getMessage());
    }
  }

  private void enter(Turn turn, MarketNow market, StrikeTable table, Instant now)
      throws SQLException {
    List<Signal> signals =
        desk.database().transaction(transaction -> signals(transaction, turn, market, table, now));
    NamedSpan.found("recio.entries", String.valueOf(signals.size()));
    for (Signal signal : signals) {
      // Sent is sent, whatever comes of it: the pause keeps a refused entry from a flood.
      cooldowns = cooldowns.sent(signal.entry().row().ticker(), signal.entry().side(), now);
      desk.entrance().send(signal);
    }
  }

  /** Judged once more on what the database says now, and stored before anything is sent. */
  private List<Signal> signals(
      Connection transaction, Turn turn, MarketNow market, StrikeTable table, Instant now)
      throws SQLException {
    turn.fence().require(transaction);
    Books books = desk.reader().read(transaction, now);
    Judgement judgement = Judgement.of(market, books, true, spike.isActive(), cooldowns, now);
    List<Signal> signals = new ArrayList<>();
    for (EntryDecision entry : judgement.entries()) {
      Signal signal =
          new Signal(
              now,
              table,
              judgement.readiness(),
              entry,
              books.preferences().orElseThrow(),
              books.settingsVersion());
      desk.signals().insert(transaction, signal);
      signals.add(signal);
    }
    return signals;
  }

  /** Thresholds that cannot be leave the alert as it is; entries are off then anyway. */
  private static Optional<SpikeSettings> spikeSettings(Books books) {
    try {
      return books.settings().map(set -> set.spike());
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }
}
