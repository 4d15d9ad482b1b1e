package io.rec.kalshiapiwatchdog.publication;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.market.Strike;
import io.rec.kalshiapiwatchdog.market.EventBook;
import io.rec.kalshiapiwatchdog.market.EventPicture;
import io.rec.kalshiapiwatchdog.market.MarketLine;
import io.rec.kalshiapiwatchdog.market.Markets;
import io.rec.kalshiapiwatchdog.market.SymbolMarkets;
import io.rec.platform.http.ProblemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Serves the markets of the present event, with their age. */
@Controller
final class SnapshotController {

  private final Markets markets;
  private final StoredSnapshots stored;
  private final Clock clock;

  SnapshotController(Markets markets, StoredSnapshots stored, Clock clock) {
    this.markets = markets;
    this.stored = stored;
    this.clock = clock;
  }

  /** The shape of v2, and how old it is. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Snapshot(
      List<Market> markets,
      Instant timestamp,
      String symbol,
      String eventTicker,
      Instant asOf,
      long ageMs,
      boolean cached) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Market(
      String ticker,
      @Nullable BigDecimal yesAsk,
      @Nullable BigDecimal noAsk,
      BigDecimal volume,
      String eventTicker,
      long strike) {}

  @Get("/kalshi_market_snapshot")
  Snapshot snapshot(@QueryValue(defaultValue = "") String symbol) {
    SymbolMarkets known = symbol(symbol);
    Instant now = clock.instant();
    EventBook book = known.current(now).orElseThrow(() -> unknown(known.symbol()));
    EventPicture picture = book.picture(markets.cached(book));
    return new Snapshot(
        picture.lines().stream().map(line -> market(picture, line)).toList(),
        now,
        known.symbol(),
        picture.head().eventTicker(),
        picture.asOf(),
        Math.max(0, Duration.between(picture.asOf(), now).toMillis()),
        // Of the same two moments as the age beside it.
        markets.cached(picture.asOf(), now));
  }

  /** The text that is stored and exported. */
  @Get(uri = "/api/market_snapshot/{symbol}", produces = MediaType.APPLICATION_JSON)
  String stored(String symbol) {
    String known = symbol(symbol).symbol();
    return stored.of(known).orElseThrow(() -> unknown(known)).json();
  }

  private SymbolMarkets symbol(String asked) {
    String symbol =
        asked.isBlank()
            ? markets.all().getFirst().symbol()
            : asked.strip().toUpperCase(Locale.ROOT);
    return markets
        .of(symbol)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "UnknownSymbol", symbol + " is not on this desk"));
  }

  private static ProblemException unknown(String symbol) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "NoMarkets",
        "the markets of %s for this hour are not known yet".formatted(symbol));
  }

  private static Market market(EventPicture picture, MarketLine line) {
    return new Market(
        line.ticker(),
        SnapshotDocument.ask(line.yesAsk()),
        SnapshotDocument.ask(line.noAsk()),
        line.volume(),
        picture.head().eventTicker(),
        Strike.ofFloor(line.floorStrike()).dollars());
  }
}
