package io.rec.tradeexecutor.amend;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.platform.persistence.Database;
import io.rec.tradeexecutor.amend.AmendClearing.Clearance;
import io.rec.tradeexecutor.exchange.Tokens;
import io.rec.tradeexecutor.settings.ExecutorSettings;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.order.KalshiOrders;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Serves requests for other terms, one after the other for each order. */
@Singleton
final class AmendDesk {

  private final Lease lease;
  private final Database database;
  private final AmendLog log;
  private final OrderFinder finder;
  private final PriceGrid grid;
  private final OneAtATime orders;
  private final AmendClearing clearing;
  private final AmendSending sending;
  private final AmendFigures figures;
  private final Tokens tokens;
  private final ExecutorSettings settings;
  private final Clock clock;

  AmendDesk(
      Lease lease,
      Database database,
      AmendLog log,
      OrderFinder finder,
      PriceGrid grid,
      OneAtATime orders,
      AmendClearing clearing,
      AmendSending sending,
      AmendFigures figures,
      Tokens tokens,
      ExecutorSettings settings,
      Clock clock) {
    this.lease = lease;
    this.database = database;
    this.log = log;
    this.finder = finder;
    this.grid = grid;
    this.orders = orders;
    this.clearing = clearing;
    this.sending = sending;
    this.figures = figures;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  /** The first result for the request's id, or what becomes of it now. */
  AmendAnswer amend(String order, AmendRequest request) throws SQLException, InterruptedException {
    Fence fence = lease.required();
    try {
      Wish wish = Wish.of(order, request);
      Optional<Told> before = log.of(wish.requestId());
      return before.isPresent()
          ? repeated(fence, wish, before.get())
          : wished(fence, wish, orderId(wish.order()));
    } catch (AmendRefused refused) {
      database.transaction(
          transaction -> {
            log.refused(transaction, order, request, refused);
            return refused;
          });
      figures.stopped(refused.rule().word());
      throw refused;
    }
  }

  /** What could not be asked for is not refused: it may be asked for again. */
  static ProblemException notAsked(String what, String why) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "ExchangeUnavailable",
        "Nothing was amended: %s cannot be seen (%s).".formatted(what, why));
  }

  private String orderId(String name) throws SQLException, InterruptedException {
    Optional<String> mirrored = finder.mirrored(name);
    return mirrored.isPresent() ? mirrored.get() : found(finder.any(name), name).orderId();
  }

  private AmendAnswer repeated(Fence fence, Wish wish, Told before)
      throws SQLException, InterruptedException {
    Intention first = before.intention();
    if (!first.isOf(wish)) {
      throw AmendRefused.by(
          AmendRule.REPLAYED_ID,
          "%s at %s for order %s".formatted(wish.count(), wish.price(), wish.order()),
          "%s at %s for order %s, as first".formatted(first.count(), first.price(), first.order()));
    }
    if (before.end().isPresent()) {
      return before.end().get();
    }
    return orders.on(
        first.order_id(),
        () -> {
          Told now = log.of(wish.requestId()).orElse(before);
          return now.end().isPresent() ? now.end().get() : resume(fence, now);
        });
  }

  private AmendAnswer wished(Fence fence, Wish wish, String orderId)
      throws SQLException, InterruptedException {
    return orders.on(
        orderId,
        () -> {
          Optional<Told> served = log.of(wish.requestId());
          if (served.isPresent()) {
            return repeated(fence, wish, served.get());
          }
          AccountOrder order = found(finder.of(orderId), wish.order());
          grid.require(order.ticker(), wish.price());
          return switch (cleared(fence, wish, order)) {
            case Clearance.Cleared cleared ->
                sending.bring(
                    fence,
                    new Told(cleared.wanted(), wish.by(), clock.instant(), Optional.empty()),
                    Course.of(order));
            case Clearance.Known known -> repeated(fence, wish, known.told());
            case Clearance.Stopped stopped -> throw stopped.why();
          };
        });
  }

  /** The turn comes before the decision, so that what was decided is not old when it is sent. */
  private Clearance cleared(Fence fence, Wish wish, AccountOrder order)
      throws SQLException, InterruptedException {
    if (!tokens.awaitTurn(KalshiOrders.AMEND_TOKENS, settings.patience())) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "RateLimited",
          "Order %s was not amended: its turn within the account's limits is more than %s away."
              .formatted(wish.order(), settings.patience()));
    }
    Clearance clearance = clearing.first(fence, wish, order);
    if (!(clearance instanceof Clearance.Cleared)) {
      tokens.giveBackTurn(KalshiOrders.AMEND_TOKENS);
    }
    return clearance;
  }

  private AmendAnswer resume(Fence fence, Told told) throws InterruptedException {
    return sending.bring(fence, told, Course.resumed(told.intention()));
  }

  private static AccountOrder found(OrderFinder.Search search, String name) {
    return switch (search) {
      case OrderFinder.Search.Found found -> found.order();
      case OrderFinder.Search.Missing missing ->
          throw AmendRefused.by(
              AmendRule.ORDER_KNOWN, "no order '%s'".formatted(name), "an order of this account");
      case OrderFinder.Search.Failed failed ->
          throw notAsked("order %s".formatted(name), failed.why());
    };
  }
}
