package io.rec.trademanager.exit;

import io.micronaut.json.JsonMapper;
import io.rec.domain.money.Contracts;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.domain.trade.TradeState.Open;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import io.rec.trademanager.books.Books;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.TradeLog;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.refusal.Refusal;
import io.rec.trademanager.refusal.Refusals;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Takes close tickets. A way out is never closed by a limit or by the kill switch. */
@Singleton
public final class ClosePath {
  private static final String ACTION = "close_ticket";

  private final Database database;
  private final Tenure tenure;
  private final Trades trades;
  private final Books books;
  private final ClosePrice prices;
  private final Refusals refusals;
  private final TradeLog log;
  private final JsonMapper json;
  private final RoleIdentity identity;
  private final Clock clock;

  ClosePath(
      Database database,
      Tenure tenure,
      Trades trades,
      Books books,
      ClosePrice prices,
      Refusals refusals,
      TradeLog log,
      JsonMapper json,
      RoleIdentity identity,
      Clock clock) {
    this.database = database;
    this.tenure = tenure;
    this.trades = trades;
    this.books = books;
    this.prices = prices;
    this.refusals = refusals;
    this.log = log;
    this.json = json;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Stores the close order that a ticket asks for, or why not.
   *
   * @throws io.rec.trademanager.refusal.RefusedException if it cannot be read
   */
  public Leaving close(String request, String user) throws SQLException {
    var fence = tenure.fence();
    var wish =
        refusals.reading(
            "unknown", ACTION, request, () -> CloseWish.of(RequestBody.of(json, request), user));
    return database.transaction(
        tx -> {
          fence.require(tx);
          var answer = answer(tx, wish);
          if (answer instanceof Leaving.Refused refused) {
            refusals.note(tx, wish.method().word(), ACTION, request, refused.refusal());
          }
          return answer;
        });
  }

  /**
   * Prices what a close left over anew and stores the next order for it. Empty while it cannot be
   * priced: it is asked again until the hour ends.
   */
  public Optional<Leaving.Stored> rest(long trade, int attempt) throws SQLException {
    var fence = tenure.fence();
    return database.transaction(
        tx -> {
          fence.require(tx);
          var locked = trades.lock(tx, trade);
          if (locked.isEmpty() || !(locked.get().state() instanceof Closing closing)) {
            return Optional.empty();
          }
          var method = closing.orders().closedBy().orElse(CloseMethod.MANUAL);
          var slippage = closing.orders().ticket().slippageCents();
          var keep = closing.orders().keep();
          return stored(tx, locked.get(), new Exit(attempt, method, keep, slippage))
                  instanceof Leaving.Stored stored
              ? Optional.of(stored)
              : Optional.empty();
        });
  }

  private Leaving answer(Connection tx, CloseWish wish) throws SQLException {
    var id = id(tx, wish);
    var locked = id.isEmpty() ? Optional.<StoredTrade>empty() : trades.lock(tx, id.get());
    if (locked.isEmpty()) {
      return new Leaving.Refused(
          Refusal.unknown(RequestRule.TRADE_KNOWN, "no such trade", "a trade of this user"));
    }
    var trade = locked.get();
    var orders = trade.state().orders();
    int next = orders.nextAttempt();
    int attempt = wish.attempt().orElse(next);
    if (attempt > next) {
      return refused(RequestRule.ATTEMPT, "attempt " + attempt, "at most " + next);
    }
    if (attempt < next || orders.closes().stream().anyMatch(order -> !order.isFinal())) {
      return new Leaving.Underway(trade.id(), Math.min(attempt, next - 1));
    }
    if (!(trade.state() instanceof Open || trade.state() instanceof Closing)) {
      return refused(
          RequestRule.TRADE_HELD,
          "trade %d is %s".formatted(trade.id(), trade.state().word().word()),
          "open or closing");
    }
    if (!clock.instant().isBefore(trade.ticket().closesAt())) {
      return refused(
          RequestRule.TRADE_HELD,
          "its event closed at " + trade.ticket().closesAt(),
          "an open event");
    }
    var seen = wish.part().map(CloseWish.Part::held);
    if (seen.isPresent() && !seen.get().equals(orders.rest())) {
      return refused(
          RequestRule.TRADE_HELD,
          "%s are held".formatted(orders.rest()),
          "the %s that were seen".formatted(seen.get()));
    }
    if (!wish.reason().isBlank()) {
      log.say(
          tx,
          trade.ticket().id().text(),
          "MANAGER: close%s asked for: %s"
              .formatted(
                  wish.part().map(part -> " of %s".formatted(part.count())).orElse(""),
                  wish.reason()),
          clock.instant());
    }
    var keep = wish.part().map(CloseWish.Part::keep).orElse(Contracts.NONE);
    return stored(tx, trade, new Exit(attempt, wish.method(), keep, wish.slippageCents()));
  }

  /** A close order that is to be made, but for its price. */
  private record Exit(int attempt, CloseMethod method, Contracts keep, int slippageCents) {}

  private Leaving stored(Connection tx, StoredTrade trade, Exit exit) throws SQLException {
    if (!trade.mayBeOf(identity.mode())) {
      return refused(
          RequestRule.SAME_MODE,
          "trade %d is %s".formatted(trade.id(), trade.mode().map(Mode::word).orElse("unknown")),
          "a trade of this desk, which is %s; it ends with its hour"
              .formatted(identity.mode().word()));
    }
    var now = clock.instant();
    return switch (prices.atLeast(tx, trade, exit.slippageCents(), now)) {
      case ClosePrice.Found.None none -> new Leaving.Refused(none.refusal());
      case ClosePrice.Found.AtLeast found -> {
        var event = new CloseTicket(exit.attempt(), exit.method(), exit.keep(), found.price(), now);
        var transition = books.move(tx, exit.method().word(), trade, event);
        yield transition.changed()
            ? new Leaving.Stored(transition, exit.attempt())
            : new Leaving.Underway(trade.id(), exit.attempt());
      }
    };
  }

  private Optional<Long> id(Connection tx, CloseWish wish) throws SQLException {
    return wish.trade().isPresent()
        ? wish.trade()
        : trades.byTicket(tx, wish.ticket().orElseThrow()).map(StoredTrade::id);
  }

  private static Leaving refused(RequestRule rule, String found, String needed) {
    return new Leaving.Refused(Refusal.conflict(rule, found, needed));
  }
}
