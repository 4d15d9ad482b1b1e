package io.rec.mainapp.gateway.market;

import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.gateway.Dated;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.prices.PriceNews;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest price of each symbol, heard and never asked for; the rows only where some were missed.
 */
@Singleton
public final class Prices {

  private final Announcements announcements;
  private final StoredPrices stored;
  private final ObjectMapper json;
  private final Map<String, SymbolPrice> symbols = new LinkedHashMap<>();
  private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
  private @Nullable Subscription subscription;

  Prices(
      RoleIdentity identity, Announcements announcements, StoredPrices stored, ObjectMapper json) {
    this.announcements = announcements;
    this.stored = stored;
    this.json = json;
    identity.symbols().forEach(symbol -> symbols.put(symbol, new SymbolPrice()));
  }

  public synchronized void start() {
    if (subscription == null) {
      subscription = announcements.listen(PriceNews.CHANNEL, new Ear());
    }
  }

  public synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }

  /** Told the symbol of each newer price, from the listener's thread; returns at once. */
  public void follow(Consumer<String> follower) {
    followers.add(follower);
  }

  public List<String> symbols() {
    return List.copyOf(symbols.keySet());
  }

  /** Empty while none was ever seen. */
  public Optional<Dated<PriceLine>> latest(String symbol) {
    return Optional.ofNullable(symbols.get(symbol)).flatMap(SymbolPrice::latest);
  }

  /** The scores of the last seconds, oldest first. */
  public List<ScoreAt> scores(String symbol) {
    SymbolPrice known = symbols.get(symbol);
    return known == null ? List.of() : known.scores();
  }

  /** Reads what is not announced: the moves over hours. */
  public void reread() throws SQLException {
    for (Map.Entry<String, SymbolPrice> symbol : symbols.entrySet()) {
      stored.refresh(symbol.getKey(), symbol.getValue());
    }
  }

  private void take(@Nullable PriceNews news) {
    SymbolPrice known = news == null ? null : symbols.get(news.symbol());
    if (news != null && known != null && known.take(news)) {
      followers.forEach(follower -> follower.accept(news.symbol()));
    }
  }

  private final class Ear implements Listener {

    @Override
    public void heard(String payload) throws IOException {
      take(json.readValue(payload, PriceNews.class));
    }

    @Override
    public void missed() throws SQLException {
      reread();
      symbols.keySet().forEach(symbol -> followers.forEach(follower -> follower.accept(symbol)));
    }
  }
}
