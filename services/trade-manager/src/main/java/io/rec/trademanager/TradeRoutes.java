package io.rec.trademanager;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What other services may ask about trades. */
@Controller("/trades")
final class TradeRoutes {

  private static final Set<String> LISTED =
      Set.of("pending", "open", "closing", "error", "expired", "closed");

  private final Trades trades;

  TradeRoutes(Trades trades) {
    this.trades = trades;
  }

  @Get
  List<Trade> list(@QueryValue(defaultValue = "open") String status) throws SQLException {
    if (!LISTED.contains(status)) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "UnknownStatus", "No trade is ever '" + status + "'.");
    }
    return trades.withStatus(status);
  }
}
