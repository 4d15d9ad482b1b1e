package io.rec.autoentrysupervisor.entry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpStatus;
import io.rec.autoentrysupervisor.books.BookReader;
import io.rec.autoentrysupervisor.books.LatestBooks;
import io.rec.autoentrysupervisor.entry.SymbolEntries.Desk;
import io.rec.autoentrysupervisor.signal.Entrance;
import io.rec.autoentrysupervisor.signal.SignalRows;
import io.rec.domain.entry.EntryStatus;
import io.rec.domain.spike.SpikeAlert;
import io.rec.platform.http.ProblemException;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import io.rec.platform.live.SeenTick;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.telemetry.NamedSpans;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The automatic entries of all symbols: a loop each, woken by the symbol's own news. */
@Singleton
public final class Entries {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private record Running(SymbolEntries entries, RoleLoop loop) {}

  private final Map<String, Running> symbols = new LinkedHashMap<>();
  private final Timer passes;
  private volatile @Nullable Runnable follower;

  Entries(
      LiveMarkets markets,
      LatestBooks books,
      BookReader reader,
      Turns turns,
      SignalRows signals,
      Entrance entrance,
      Database database,
      NamedSpans spans,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    Desk desk = new Desk(markets, books, reader, turns, signals, entrance, database, spans, clock);
    this.passes =
        Timer.builder("recio.entry.pass")
            .description("One pass over the watchlist of a symbol")
            .register(meters);
    for (String symbol : markets.symbols()) {
      SymbolEntries entries = new SymbolEntries(symbol, desk);
      RoleLoop loop =
          new RoleLoop(
              loops, "entry-" + symbol.toLowerCase(Locale.ROOT), PERIOD, () -> pass(entries));
      symbols.put(symbol, new Running(entries, loop));
      Gauge.builder("recio.entry.active", entries, Entries::active)
          .description("1 while automatic entries of the symbol are active")
          .tag("symbol", symbol)
          .register(meters);
    }
    markets.follow(new News());
  }

  /** Told after a pass that changed a status; returns at once. */
  public void follow(Runnable told) {
    follower = told;
  }

  public void restore(String symbol, SpikeAlert stored) {
    Running running = symbols.get(symbol);
    if (running != null) {
      running.entries().restore(stored);
    }
  }

  public void start() {
    symbols.values().forEach(running -> running.loop().start());
  }

  /** Returns when the running passes are over. */
  public void stop() {
    symbols.values().forEach(running -> running.loop().stop());
  }

  public List<SymbolState> states() {
    return symbols.values().stream()
        .flatMap(running -> running.entries().state().stream())
        .toList();
  }

  public Optional<SymbolState> state(String symbol) {
    return Optional.ofNullable(symbols.get(symbol)).flatMap(running -> running.entries().state());
  }

  /** The state of a symbol as a caller names it; without a name that of the first. */
  public SymbolState required(String asked) {
    String symbol =
        asked.isBlank()
            ? symbols.keySet().stream().findFirst().orElse("")
            : asked.strip().toUpperCase(Locale.ROOT);
    if (!symbols.containsKey(symbol)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "UnknownSymbol",
          "'%s' is not one of %s.".formatted(asked, String.join(", ", symbols.keySet())));
    }
    return state(symbol)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NotDecidedYet",
                    "There was no pass over %s yet.".formatted(symbol)));
  }

  private void pass(SymbolEntries entries) throws SQLException {
    long began = System.nanoTime();
    boolean changed = entries.pass();
    passes.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    Runnable told = follower;
    if (changed && told != null) {
      told.run();
    }
  }

  private void wake(String symbol) {
    Running running = symbols.get(symbol);
    if (running != null) {
      running.loop().wake();
    }
  }

  private static double active(SymbolEntries entries) {
    return entries.state().filter(state -> state.status() == EntryStatus.ACTIVE).isPresent()
        ? 1
        : 0;
  }

  private final class News implements LiveMarkets.Follower {

    @Override
    public void ticked(SeenTick tick) {
      wake(tick.symbol());
    }

    @Override
    public void tabled(SeenTable table) {
      wake(table.symbol());
    }
  }
}
