package io.rec.unifiedproductioncoordinator.inputs;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listens to both watchdogs and passes on to each symbol's feed what belongs to it. */
@Singleton
public final class Feeds {

  private final Announcements announcements;
  private final ObjectMapper json;
  private final Refusals refusals;
  private final Map<String, SymbolFeed> feeds = new LinkedHashMap<>();
  private final List<Subscription> subscriptions = new ArrayList<>();

  Feeds(
      RoleIdentity identity,
      Announcements announcements,
      ObjectMapper json,
      StoredPrices prices,
      StoredMarkets markets,
      Refusals refusals,
      Clock clock) {
    this.announcements = announcements;
    this.json = json;
    this.refusals = refusals;
    for (String symbol : identity.symbols()) {
      feeds.put(symbol, new SymbolFeed(symbol, prices, markets, refusals, clock));
    }
  }

  /** In the order in which the desk names its symbols. */
  public List<SymbolFeed> all() {
    return List.copyOf(feeds.values());
  }

  public synchronized void start() {
    if (subscriptions.isEmpty()) {
      subscriptions.add(announcements.listen(PriceNote.CHANNEL, new Prices()));
      subscriptions.add(announcements.listen(MarketNote.CHANNEL, new Markets()));
    }
  }

  public synchronized void stop() {
    subscriptions.forEach(Subscription::close);
    subscriptions.clear();
  }

  private @Nullable SymbolFeed feed(String input, @Nullable String symbol) {
    SymbolFeed feed = symbol == null ? null : feeds.get(symbol);
    if (feed == null) {
      refusals.count(
          input,
          "unknown symbol",
          "%s is not one of %s".formatted(symbol, String.join(", ", feeds.keySet())));
    }
    return feed;
  }

  private final class Prices implements Listener {

    @Override
    public void heard(String payload) {
      try {
        PriceNote note = json.readValue(payload, PriceNote.class);
        SymbolFeed feed = feed("price", note == null ? null : note.symbol());
        if (note != null && feed != null) {
          feed.heard(note);
        }
      } catch (IOException unreadable) {
        refusals.count("price", "unreadable", String.valueOf(unreadable.getMessage()));
      }
    }

    @Override
    public void missed() throws SQLException {
      for (SymbolFeed feed : feeds.values()) {
        feed.readPrice();
      }
    }
  }

  private final class Markets implements Listener {

    @Override
    public void heard(String payload) throws SQLException {
      try {
        MarketNote note = json.readValue(payload, MarketNote.class);
        SymbolFeed feed = feed("markets", note == null ? null : note.symbol());
        if (note != null && feed != null) {
          feed.heard(note);
        }
      } catch (IOException unreadable) {
        refusals.count("markets", "unreadable", String.valueOf(unreadable.getMessage()));
      }
    }

    @Override
    public void missed() throws SQLException {
      for (SymbolFeed feed : feeds.values()) {
        feed.readMarkets();
      }
    }
  }
}
