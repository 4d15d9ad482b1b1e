package io.rec.kalshiapiwatchdog.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.kalshiapiwatchdog.market.Changes;
import io.rec.kalshiapiwatchdog.market.EventBook;
import io.rec.kalshiapiwatchdog.market.EventPicture;
import io.rec.kalshiapiwatchdog.market.Markets;
import io.rec.kalshiapiwatchdog.market.SymbolMarkets;
import io.rec.platform.events.Announcements;
import io.rec.platform.export.ExportFolder;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.telemetry.NamedSpans;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Announces what changed as soon as it did, at most ten times a second and at least once, and
 * stores the whole behind that once a second. One thread does both, so that an announcement never
 * builds on a row that is not there.
 */
@Singleton
public final class Publication {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private record Stored(Instant at, String status) {}

  private final Markets markets;
  private final Changes changes;
  private final Announcements announcements;
  private final MarketRows rows;
  private final StoredSnapshots stored;
  private final ExportFolder folder;
  private final ObjectMapper json;
  private final NamedSpans spans;
  private final Counter announced;
  private final RoleLoop loop;
  private final Clock clock;
  private final Beat beat = new Beat();
  private final Map<String, Stored> lastStored = new HashMap<>();

  Publication(
      Markets markets,
      Changes changes,
      Announcements announcements,
      MarketRows rows,
      StoredSnapshots stored,
      ExportFolder folder,
      ObjectMapper json,
      NamedSpans spans,
      MeterRegistry meters,
      Loops loops,
      Clock clock) {
    this.markets = markets;
    this.changes = changes;
    this.announcements = announcements;
    this.rows = rows;
    this.stored = stored;
    this.folder = folder;
    this.json = json;
    this.spans = spans;
    this.clock = clock;
    this.announced =
        Counter.builder("recio.markets.announced")
            .description("Announcements of market changes")
            .register(meters);
    this.loop = new RoleLoop(loops, "market-publication", PERIOD, this::pass);
  }

  /** Fails when a folder is configured that cannot be written to. */
  public void start() throws SQLException, IOException {
    folder.check();
    for (SymbolMarkets each : markets.all()) {
      rows.prepare(each.symbol());
    }
    changes.tell(loop::wake);
    loop.start();
  }

  /** Returns when what is known is stored and no file is half written. */
  public void finish() throws SQLException, IOException {
    loop.stop();
    for (SymbolMarkets each : markets.all()) {
      for (EventBook book : each.open(clock.instant())) {
        store(each, book, book.picture(markets.cached(book)));
      }
    }
  }

  private void pass() throws InterruptedException, SQLException, IOException {
    beat.awaitTurn();
    for (SymbolMarkets each : markets.all()) {
      for (EventBook book : each.open(clock.instant())) {
        publish(each, book);
      }
    }
  }

  private void publish(SymbolMarkets symbol, EventBook book) throws SQLException, IOException {
    EventPicture picture = book.picture(markets.cached(book));
    String text = json.writeValueAsString(MarketNote.of(picture));
    boolean tooLong = text.getBytes(StandardCharsets.UTF_8).length > Announcements.MOST_BYTES;
    if (tooLong || turned(picture)) {
      // The row first: the announcement sends everybody there, and whoever hears that the markets
      // are open may buy at once, by the row.
      store(symbol, book, picture);
      text = json.writeValueAsString(MarketNote.toRead(picture));
    }
    announce(symbol.symbol(), text);
    announced.increment();
    if (due(picture)) {
      store(symbol, book, picture);
    }
  }

  /** The first step of whatever this change leads to. */
  private void announce(String symbol, String text) throws SQLException {
    spans
        .first("tick")
        .with("recio.symbol", symbol)
        .run(() -> announcements.announce(MarketNote.CHANNEL, text));
  }

  /** Whether the row is not there, or says of the markets what is over. */
  private boolean turned(EventPicture picture) {
    Stored last = lastStored.get(picture.head().eventTicker());
    return last == null || !last.status().equals(picture.status());
  }

  private boolean due(EventPicture picture) {
    Stored last = lastStored.get(picture.head().eventTicker());
    return last == null || !last.at().plus(PERIOD).isAfter(clock.instant());
  }

  private void store(SymbolMarkets symbol, EventBook book, EventPicture picture)
      throws SQLException, IOException {
    Instant now = clock.instant();
    String text = json.writeValueAsString(SnapshotDocument.of(picture));
    rows.store(picture, text, now);
    book.stored(picture.version());
    lastStored.put(picture.head().eventTicker(), new Stored(now, picture.status()));
    lastStored.keySet().retainAll(openEvents(now));
    boolean current =
        symbol.current(now).map(first -> first.head().equals(picture.head())).orElse(false);
    if (current) {
      stored.put(symbol.symbol(), new StoredSnapshots.Snapshot(picture, text));
      folder.write(ExportFolder.marketSnapshot(symbol.symbol()), text);
    }
  }

  private List<String> openEvents(Instant now) {
    return markets.all().stream()
        .flatMap(each -> each.open(now).stream())
        .map(book -> book.head().eventTicker())
        .toList();
  }
}
