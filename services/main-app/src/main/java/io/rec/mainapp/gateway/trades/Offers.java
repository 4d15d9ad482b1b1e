package io.rec.mainapp.gateway.trades;

import io.micronaut.http.HttpStatus;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.mainapp.gateway.market.TablePanels;
import io.rec.platform.http.ProblemException;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks a ticket's market up in the newest strike table. */
@Singleton
final class Offers {

  private final LiveMarkets markets;
  private final TablePanels panels;
  private final Clock clock;

  Offers(LiveMarkets markets, TablePanels panels, Clock clock) {
    this.markets = markets;
    this.panels = panels;
    this.clock = clock;
  }

  TicketOffer of(String ticker, Side side) {
    MarketTicker market = parsed(ticker);
    SeenTable table = markets.table(market.event().symbol()).orElseThrow(() -> unknown(ticker));
    StrikeRow row =
        table.table().rows().stream()
            .filter(known -> known.ticker().equals(ticker))
            .findFirst()
            .orElseThrow(() -> unknown(ticker));
    return new TicketOffer(
        market, table, row, side, panels.rules().judge(table, row, side, clock.instant()));
  }

  private static MarketTicker parsed(String ticker) {
    try {
      return MarketTicker.parse(ticker);
    } catch (IllegalArgumentException none) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST, "BadRequest", "'%s' is no market.".formatted(ticker))
          .withField("market", "is a market such as KXBTCD-25AUG1515-T118499.99");
    }
  }

  private static ProblemException unknown(String ticker) {
    return new ProblemException(
        HttpStatus.CONFLICT,
        "MARKET_KNOWN",
        "%s is not in the strike table of now.".formatted(ticker));
  }
}
