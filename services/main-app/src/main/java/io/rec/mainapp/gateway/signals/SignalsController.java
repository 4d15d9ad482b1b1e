package io.rec.mainapp.gateway.signals;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.market.Prices;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the socket tells of signals, for whoever asks instead. */
@Refuses
@Controller("/api")
@Needs(AccountRole.VIEWER)
final class SignalsController {

  private final Signals signals;
  private final AnalysisWatch analysis;
  private final AnalysisDesk desk;
  private final Prices prices;
  private final Deeds deeds;

  SignalsController(
      Signals signals, AnalysisWatch analysis, AnalysisDesk desk, Prices prices, Deeds deeds) {
    this.signals = signals;
    this.analysis = analysis;
    this.desk = desk;
    this.prices = prices;
    this.deeds = deeds;
  }

  @Get("/trade_signals")
  SignalBoard signals() {
    return new SignalBoard(List.copyOf(signals.latest().values()), analysis.state());
  }

  /** What is said goes to every page as well. */
  @Post("/analyses")
  @Needs(AccountRole.TRADER)
  TradeSignal analyse(@Body AnalysisWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    String symbol = fields.oneOf("symbol", wish.symbol(), Set.copyOf(prices.symbols()));
    fields.require();
    return deeds.of(
        person,
        "analyse",
        request,
        Map.of("symbol", symbol),
        () -> desk.ask(AnalysisDesk.Asker.PERSON, symbol, request));
  }
}
