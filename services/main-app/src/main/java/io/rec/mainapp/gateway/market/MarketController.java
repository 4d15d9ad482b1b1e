package io.rec.mainapp.gateway.market;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.platform.http.ProblemException;
import io.rec.platform.prices.PricePoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The market's panels. */
@Refuses
@Controller("/api")
@Needs(AccountRole.VIEWER)
final class MarketController {

  private static final int USUAL_CANDLES = 300;

  private final Prices prices;
  private final StoredPrices stored;
  private final TablePanels tables;
  private final MomentumPanels momentum;
  private final Shelf<MomentumPanel> panels;
  private final Reads reads;
  private final Clock clock;

  MarketController(
      Prices prices,
      StoredPrices stored,
      TablePanels tables,
      MomentumPanels momentum,
      Reads reads,
      Clock clock) {
    this.prices = prices;
    this.stored = stored;
    this.tables = tables;
    this.momentum = momentum;
    this.panels = reads.shelf("The momentum");
    this.reads = reads;
    this.clock = clock;
  }

  @Get("/prices/{symbol}")
  Aged<PriceLine> price(String symbol) {
    return reads.ages().live(latest(known(symbol)), PricePoint.FRESH_FOR);
  }

  @Get("/momentum/{symbol}")
  Aged<MomentumPanel> momentum(String symbol) throws InterruptedException {
    String asked = known(symbol);
    Dated<PriceLine> latest = latest(asked);
    return panels.take(
        asked,
        PricePoint.FRESH_FOR,
        () -> new Dated<>(momentum.panel(latest.value(), prices.scores(asked)), latest.at()));
  }

  @Get("/strike_table/{symbol}")
  Aged<TablePanel> table(String symbol) {
    String asked = known(symbol);
    return tables
        .of(asked)
        .orElseThrow(
            () ->
                nothing("NoStrikeTable", "There was no strike table of %s yet.".formatted(asked)));
  }

  @Get("/candles/{symbol}")
  Candles candles(
      String symbol,
      @Schema(allowableValues = {"1s", "1m", "5m", "1h", "1d"}) @QueryValue(defaultValue = "1m")
          String step,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to)
      throws SQLException {
    String asked = known(symbol);
    Fields fields = new Fields();
    Step width = Step.of(fields.oneOf("step", step, Step.words()));
    Instant end = fields.instant("to", to, clock.instant());
    Instant begin =
        fields.instant(
            "from", from, end.minus(Duration.ofSeconds((long) width.seconds() * USUAL_CANDLES)));
    fields.check("from", begin.isBefore(end), "is before to");
    fields.check(
        "from",
        Duration.between(begin, end).compareTo(width.longest()) <= 0,
        "is at most %d hours before to".formatted(width.longest().toHours()));
    fields.require();
    return new Candles(asked, width.word(), begin, end, stored.candles(asked, width, begin, end));
  }

  private Dated<PriceLine> latest(String symbol) {
    return prices
        .latest(symbol)
        .orElseThrow(() -> nothing("NoPrice", "There was no price of %s yet.".formatted(symbol)));
  }

  private String known(String asked) {
    String symbol = asked.toUpperCase(Locale.ROOT);
    if (!prices.symbols().contains(symbol)) {
      throw new ProblemException(
              HttpStatus.NOT_FOUND,
              "UnknownSymbol",
              "This desk has %s.".formatted(String.join(", ", prices.symbols())))
          .withField("symbol", "is one of " + String.join(", ", prices.symbols()));
    }
    return symbol;
  }

  private static ProblemException nothing(String reason, String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, reason, detail);
  }
}
