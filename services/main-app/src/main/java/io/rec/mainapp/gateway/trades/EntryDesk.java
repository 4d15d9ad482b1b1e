package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Price;
import io.rec.domain.signal.AnalysisAnswer;
import io.rec.domain.signal.SignalChoice;
import io.rec.mainapp.gateway.Query;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.signals.Adviser;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends people's tickets to the trade manager: once for each request, however often it comes. */
@Singleton
final class EntryDesk {

  private static final String MANAGER = "trade-manager";
  private static final String STRATEGY = "Hourly HTC";

  private final Roles roles;
  private final Database database;
  private final QuoteTokens tokens;
  private final SpentQuotes spent;
  private final Adviser adviser;
  private final RoleIdentity identity;
  private final Clock clock;

  EntryDesk(
      Roles roles,
      Database database,
      QuoteTokens tokens,
      SpentQuotes spent,
      Adviser adviser,
      RoleIdentity identity,
      Clock clock) {
    this.roles = roles;
    this.database = database;
    this.tokens = tokens;
    this.spent = spent;
    this.adviser = adviser;
    this.identity = identity;
    this.clock = clock;
  }

  /** As the trade manager wants it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record OpenTicket(
      String ticketId,
      String symbol,
      String ticker,
      String strike,
      String side,
      BigDecimal buyPrice,
      int position,
      int maxSlippageCents,
      @Nullable Double prob,
      String entryMethod,
      String tradeStrategy,
      String model,
      @Nullable Advice advice) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CloseTicket(
      String intent,
      long tradeId,
      @Nullable BigDecimal position,
      @Nullable BigDecimal held,
      String closeMethod,
      String reason) {}

  /**
   * What the analysis said when the trade was asked for.
   *
   * @param analysisId under which the service stored it; null where only the indicators spoke
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Advice(String signal, double confidence, @Nullable String analysisId, String source) {

    static Advice of(SignalChoice choice) {
      return new Advice(
          choice.opinion().signal().word(),
          choice.opinion().confidence(),
          choice.said().map(AnalysisAnswer::id).orElse(null),
          choice.mode());
    }
  }

  @Serdeable
  record Taken(long id) {}

  /** The trade that this request began before, if it did. */
  Optional<TradeTaken> before(Person person, String requestId) throws SQLException {
    return database.read(
        connection ->
            Query.of(
                    "SELECT id, status FROM users.trades WHERE ticket_id = ?",
                    TicketNames.of(person, requestId))
                .first(
                    connection, row -> new TradeTaken(row.getLong("id"), row.getString("status"))));
  }

  TradeTaken enter(Person person, String requestId, QuoteDesk.Wanted wanted, @Nullable String token)
      throws SQLException, InterruptedException {
    TicketOffer offer = wanted.offer();
    if (!offer.allowed().enabled()) {
      throw new ProblemException(
          HttpStatus.CONFLICT, offer.allowed().rule(), offer.allowed().reason());
    }
    Optional<SignalChoice> advice = adviser.about(offer.symbol(), requestId);
    int ask = offer.ask().orElseThrow();
    if (identity.mode() == Mode.LIVE) {
      confirm(person, requestId, wanted, token, ask);
    }
    if (ask > wanted.limit() + wanted.slippage()) {
      throw moved(wanted.limit(), ask, wanted.slippage());
    }
    Taken taken =
        roles.command(
            MANAGER, "/trades", ticket(person, requestId, wanted, advice), requestId, Taken.class);
    return new TradeTaken(taken.id(), "pending");
  }

  TradeTaken close(Person person, String requestId, long trade, Optional<Part> part)
      throws InterruptedException {
    Taken taken =
        roles.command(
            MANAGER,
            "/trades",
            new CloseTicket(
                "close",
                trade,
                part.map(Part::count).orElse(null),
                part.map(Part::held).orElse(null),
                "manual",
                "by " + person.name()),
            requestId,
            Taken.class);
    return new TradeTaken(taken.id(), "closing");
  }

  /** Real money is moved by a quote that we gave, for this order, a moment ago, and once. */
  private void confirm(
      Person person, String requestId, QuoteDesk.Wanted wanted, @Nullable String token, int ask)
      throws SQLException {
    if (token == null || token.isBlank()) {
      throw new ProblemException(
              HttpStatus.CONFLICT, "QuoteNeeded", "Real money is moved by a confirmed quote only.")
          .withField("quote_token", "is required in Live");
    }
    SignedQuote quote =
        tokens
            .read(token)
            .filter(known -> known.bound().isFor(QuoteDesk.bound(person, wanted)))
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.CONFLICT, "QuoteRefused", "This quote is not for this order."));
    if (!clock.instant().isBefore(quote.expiresAt())) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "QuoteExpired",
          "The quote was good for %d s; ask for a new one."
              .formatted(QuoteTokens.LIFE.toSeconds()));
    }
    if (ask - quote.bound().ask() > quote.bound().slippage()) {
      throw moved(quote.bound().ask(), ask, quote.bound().slippage());
    }
    spent.spend(person, quote, requestId);
  }

  private static ProblemException moved(int seen, int ask, int allowed) {
    return new ProblemException(
            HttpStatus.CONFLICT,
            "PriceMoved",
            "The ask was %d cents and is %d: %d more, %d allowed."
                .formatted(seen, ask, ask - seen, allowed))
        .withField("seen_cents", Integer.toString(seen))
        .withField("ask_cents", Integer.toString(ask))
        .withField("difference_cents", Integer.toString(ask - seen));
  }

  private OpenTicket ticket(
      Person person, String requestId, QuoteDesk.Wanted wanted, Optional<SignalChoice> advice)
      throws SQLException {
    TicketOffer offer = wanted.offer();
    return new OpenTicket(
        TicketNames.of(person, requestId),
        offer.symbol(),
        offer.row().ticker(),
        offer.market().strike().label(),
        offer.side().letter(),
        Price.ofCents(wanted.limit()).dollars(),
        wanted.contracts(),
        wanted.slippage(),
        QuoteDesk.probability(offer),
        "manual",
        strategy(),
        offer.table().table().model(),
        advice.map(Advice::of).orElse(null));
  }

  private String strategy() throws SQLException {
    return database
        .read(
            connection ->
                Query.of("SELECT trade_strategy FROM users.trade_preferences")
                    .first(connection, row -> row.getString(1)))
        .orElse(STRATEGY);
  }
}
