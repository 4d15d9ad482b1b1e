package io.rec.mainapp.gateway.trades;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.rec.domain.strikes.Side;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.role.RoleIdentity;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets of people. */
@Refuses
@Controller("/api/trades")
@Needs(AccountRole.TRADER)
final class TicketsController {

  private static final Set<String> SIDES = Set.of("yes", "no");
  private static final int MOST_CONTRACTS = 1_000_000;
  private static final int HIGHEST = 99;
  private static final int MOST_SLIPPAGE = 10;
  private static final int USUAL_SLIPPAGE = 1;
  private static final int LONGEST_TICKER = 64;

  private final Offers offers;
  private final QuoteDesk quotes;
  private final EntryDesk entries;
  private final Deeds deeds;
  private final RoleIdentity identity;

  TicketsController(
      Offers offers, QuoteDesk quotes, EntryDesk entries, Deeds deeds, RoleIdentity identity) {
    this.offers = offers;
    this.quotes = quotes;
    this.entries = entries;
    this.deeds = deeds;
    this.identity = identity;
  }

  @Post("/quote")
  Quote quote(@Body QuoteWish wish, @Parameter(hidden = true) Person person) throws SQLException {
    Fields fields = new Fields();
    String market = fields.text("market", wish.market(), LONGEST_TICKER);
    String side = fields.oneOf("side", wish.side(), SIDES);
    int contracts = fields.within("contracts", wish.contracts(), 1, MOST_CONTRACTS);
    int limit = fields.within("limit_cents", wish.limitCents(), 1, HIGHEST, 0);
    int slippage =
        fields.within("max_slippage", wish.maxSlippage(), 0, MOST_SLIPPAGE, USUAL_SLIPPAGE);
    fields.require();
    TicketOffer offer = offers.of(market, side(side));
    return quotes.quote(
        person,
        new QuoteDesk.Wanted(
            offer, contracts, limit == 0 ? offer.ask().orElse(HIGHEST) : limit, slippage));
  }

  @Post("/execute")
  @Status(HttpStatus.ACCEPTED)
  TradeTaken execute(@Body EntryWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    String market = fields.text("market", wish.market(), LONGEST_TICKER);
    String side = fields.oneOf("side", wish.side(), SIDES);
    int contracts = fields.within("contracts", wish.contracts(), 1, MOST_CONTRACTS);
    int limit = fields.within("limit", wish.limit(), 1, HIGHEST);
    int slippage =
        fields.within("max_slippage", wish.maxSlippage(), 0, MOST_SLIPPAGE, USUAL_SLIPPAGE);
    fields.require();
    Optional<TradeTaken> before = entries.before(person, request);
    if (before.isPresent()) {
      return before.get();
    }
    return deeds.of(
        person,
        "enter_trade",
        request,
        Map.of(
            "market", market,
            "side", side,
            "contracts", contracts,
            "limit_cents", limit,
            "max_slippage", slippage,
            "mode", identity.mode().word()),
        () ->
            entries.enter(
                person,
                request,
                new QuoteDesk.Wanted(offers.of(market, side(side)), contracts, limit, slippage),
                wish.quoteToken()));
  }

  @Post("/{id}/close")
  @Status(HttpStatus.ACCEPTED)
  TradeTaken close(long id, @Body CloseWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    Optional<Part> part = Part.of(fields, wish.contracts(), wish.held());
    fields.require();
    return deeds.of(
        person,
        "close_trade",
        request,
        Map.of(
            "trade_id",
            id,
            "contracts",
            part.map(known -> known.count().toPlainString()).orElse("all"),
            "mode",
            identity.mode().word()),
        () -> entries.close(person, request, id, part));
  }

  private static Side side(String word) {
    return word.equals("yes") ? Side.YES : Side.NO;
  }
}
