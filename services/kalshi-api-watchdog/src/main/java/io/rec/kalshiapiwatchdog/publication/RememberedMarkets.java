package io.rec.kalshiapiwatchdog.publication;

import io.micronaut.serde.ObjectMapper;
import io.rec.kalshiapiwatchdog.market.Markets;
import io.rec.kalshiapiwatchdog.market.SymbolMarkets;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what an earlier process stored about events that are still open. */
@Singleton
public final class RememberedMarkets {

  private static final Logger LOG = LoggerFactory.getLogger(RememberedMarkets.class);

  private final MarketRows rows;
  private final Markets markets;
  private final ObjectMapper json;
  private final Clock clock;

  RememberedMarkets(MarketRows rows, Markets markets, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.markets = markets;
    this.json = json;
    this.clock = clock;
  }

  public void load() throws SQLException {
    int events = 0;
    for (SymbolMarkets symbol : markets.all()) {
      for (String text : rows.documents(symbol.symbol())) {
        events += remember(symbol, text) ? 1 : 0;
      }
    }
    LOG.atInfo().addKeyValue("events", events).log("cached market data loaded");
  }

  private boolean remember(SymbolMarkets symbol, String text) {
    try {
      SnapshotDocument document = json.readValue(text, SnapshotDocument.class);
      if (document == null || !document.event().closeTime().isAfter(clock.instant())) {
        return false;
      }
      markets.remember(
          symbol,
          document.head(),
          document.markets().stream().map(SnapshotDocument.Market::line).toList(),
          document.asOf());
      return true;
    } catch (IOException | RuntimeException unreadable) {
      // Written by another version: the exchange will tell all of it again.
      LOG.atWarn()
          .addKeyValue("symbol", symbol.symbol())
          .log("a stored snapshot is not readable: {}", unreadable.getMessage());
      return false;
    }
  }
}
