package io.rec.platform.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.prices.PriceNews;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest tick and the newest strike table of each symbol of the desk. */
@Singleton
public final class LiveMarkets {

  private static final Logger LOG = LoggerFactory.getLogger(LiveMarkets.class);

  /** Told from a listener's thread of each news; returns at once. */
  public interface Follower {
    void ticked(SeenTick tick);

    void tabled(SeenTable table);
  }

  private final Announcements announcements;
  private final StoredMarkets stored;
  private final ObjectMapper json;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, SymbolMarket> markets = new LinkedHashMap<>();
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();

  LiveMarkets(
      RoleIdentity identity,
      Announcements announcements,
      StoredMarkets stored,
      ObjectMapper json,
      MeterRegistry meters,
      Clock clock) {
    this.announcements = announcements;
    this.stored = stored;
    this.json = json;
    this.meters = meters;
    this.clock = clock;
    identity.symbols().forEach(symbol -> markets.put(symbol, new SymbolMarket(symbol)));
  }

  public void follow(Follower follower) {
    followers.add(follower);
  }

  /** Begins to listen; proves first that the rows can be read. */
  public synchronized void start() throws SQLException {
    readSilent();
    if (subscriptions.isEmpty()) {
      subscriptions.add(announcements.listen(PriceNews.CHANNEL, new Ticks()));
      subscriptions.add(announcements.listen(TableNote.CHANNEL, new Tables()));
    }
  }

  public synchronized void stop() {
    subscriptions.forEach(Subscription::close);
    subscriptions.clear();
  }

  public List<String> symbols() {
    return List.copyOf(markets.keySet());
  }

  public Optional<SeenTick> tick(String symbol) {
    return Optional.ofNullable(markets.get(symbol)).flatMap(SymbolMarket::tick);
  }

  public Optional<SeenTable> table(String symbol) {
    return Optional.ofNullable(markets.get(symbol)).flatMap(SymbolMarket::table);
  }

  /** Reads the rows of what nobody has announced for a while: a lost announcement costs seconds. */
  public void readSilent() throws SQLException {
    for (SymbolMarket market : markets.values()) {
      if (market.ticksAreSilent(clock.instant())) {
        readTick(market);
      }
      if (market.tablesAreSilent(clock.instant())) {
        readTable(market);
      }
    }
  }

  private void readTick(SymbolMarket market) throws SQLException {
    Optional<TickNote> note = stored.tick(market.symbol(), clock.instant());
    if (note.isPresent()) {
      take(note.get());
    }
  }

  private void readTable(SymbolMarket market) throws SQLException {
    try {
      Optional<TableNote> note = stored.table(market.symbol());
      if (note.isPresent()) {
        take(note.get());
      }
    } catch (IOException unreadable) {
      refused("table", unreadable);
    }
  }

  private void take(@Nullable TickNote note) {
    try {
      if (note == null) {
        throw new NoteRefused("a tick without content");
      }
      SeenTick tick = note.read(clock.instant());
      if (market(tick.symbol()).take(tick, clock.instant())) {
        followers.forEach(follower -> follower.ticked(tick));
      }
    } catch (NoteRefused refused) {
      refused("tick", refused);
    }
  }

  private void take(@Nullable TableNote note) {
    try {
      SeenTable table = TableReading.read(note);
      if (market(table.symbol()).take(table, clock.instant())) {
        followers.forEach(follower -> follower.tabled(table));
      }
    } catch (NoteRefused refused) {
      refused("table", refused);
    }
  }

  private SymbolMarket market(String symbol) throws NoteRefused {
    SymbolMarket market = markets.get(symbol);
    if (market == null) {
      throw new NoteRefused(
          "%s is not one of %s".formatted(symbol, String.join(", ", markets.keySet())));
    }
    return market;
  }

  private void refused(String input, Exception why) {
    LOG.atDebug().addKeyValue("input", input).log("refused: {}", why.getMessage());
    Counter.builder("recio.live.refused")
        .description("Ticks and strike tables that could not be used")
        .tag("input", input)
        .register(meters)
        .increment();
  }

  private final class Ticks implements Listener {

    @Override
    public void heard(String payload) {
      try {
        take(json.readValue(payload, TickNote.class));
      } catch (IOException unreadable) {
        refused("tick", unreadable);
      }
    }

    @Override
    public void missed() throws SQLException {
      for (SymbolMarket market : markets.values()) {
        readTick(market);
      }
    }
  }

  private final class Tables implements Listener {

    @Override
    public void heard(String payload) {
      try {
        take(json.readValue(payload, TableNote.class));
      } catch (IOException unreadable) {
        refused("table", unreadable);
      }
    }

    @Override
    public void missed() throws SQLException {
      for (SymbolMarket market : markets.values()) {
        readTable(market);
      }
    }
  }
}
