package io.rec.kalshiapiwatchdog.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.kalshiapiwatchdog.market.EventHead;
import io.rec.kalshiapiwatchdog.market.EventPicture;
import io.rec.kalshiapiwatchdog.market.MarketLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All markets of an event as stored, exported and served, with the names of v2. Prices in cents,
 * null where nobody offers.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SnapshotDocument(
    Event event, String symbol, Instant asOf, boolean cached, long version, List<Market> markets) {

  private static final BigDecimal NOBODY_ASKS = BigDecimal.valueOf(100);

  public SnapshotDocument {
    markets = List.copyOf(markets);
  }

  /** The event that the markets belong to. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Event(
      String eventTicker,
      String seriesTicker,
      String title,
      String subTitle,
      Instant closeTime,
      String status) {}

  /** One market; liquidity is null, since the exchange does not tell it any more. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Market(
      String ticker,
      String subtitle,
      BigDecimal floorStrike,
      @Nullable BigDecimal yesBid,
      @Nullable BigDecimal yesAsk,
      @Nullable BigDecimal noBid,
      @Nullable BigDecimal noAsk,
      BigDecimal lastPrice,
      BigDecimal volume,
      @JsonProperty("volume_24h") BigDecimal volume24h,
      BigDecimal openInterest,
      @Nullable BigDecimal liquidity,
      String status) {

    static Market of(MarketLine line) {
      return new Market(
          line.ticker(),
          line.subtitle(),
          line.floorStrike(),
          bid(line.yesBid()),
          ask(line.yesAsk()),
          bid(line.noBid()),
          ask(line.noAsk()),
          line.lastPrice(),
          line.volume(),
          line.volume24h(),
          line.openInterest(),
          null,
          line.status());
    }

    MarketLine line() {
      return new MarketLine(
          ticker,
          subtitle,
          floorStrike,
          yesBid == null ? BigDecimal.ZERO : yesBid,
          yesAsk == null ? NOBODY_ASKS : yesAsk,
          lastPrice,
          volume,
          volume24h,
          openInterest,
          status);
    }
  }

  static SnapshotDocument of(EventPicture picture) {
    EventHead head = picture.head();
    return new SnapshotDocument(
        new Event(
            head.eventTicker(),
            head.seriesTicker(),
            head.title(),
            head.subTitle(),
            head.closeTime(),
            picture.status()),
        head.symbol(),
        picture.asOf(),
        picture.cached(),
        picture.version(),
        picture.lines().stream().map(Market::of).toList());
  }

  EventHead head() {
    return new EventHead(
        symbol,
        event.eventTicker(),
        event.seriesTicker(),
        event.title(),
        event.subTitle(),
        event.closeTime());
  }

  static @Nullable BigDecimal bid(BigDecimal cents) {
    return cents.signum() == 0 ? null : cents;
  }

  static @Nullable BigDecimal ask(BigDecimal cents) {
    return cents.compareTo(NOBODY_ASKS) == 0 ? null : cents;
  }
}
