package io.rec.trademanager.orders;

import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.Failure;
import io.rec.domain.trade.Failure.Kind;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeOrder;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.Books;
import io.rec.trademanager.books.Intents;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.books.Transition;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends orders, looks them up, and tells their trades what is said of them. */
@Singleton
public final class OrderDesk {
  private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);
  private static final String ACTOR = "trade-executor";

  private final Executor executor;
  private final Database database;
  private final Trades trades;
  private final Books books;
  private final Clock clock;

  OrderDesk(Executor executor, Database database, Trades trades, Books books, Clock clock) {
    this.executor = executor;
    this.database = database;
    this.trades = trades;
    this.books = books;
    this.clock = clock;
  }

  /** What the last call failed with; empty when it was answered. */
  public String failure() {
    return executor.failure();
  }

  /** Hands an order over, whose intent is committed, and hears what became of it. */
  public List<Transition> send(long trade, ClientOrderId order)
      throws SQLException, InterruptedException {
    return asked(trade, order, true);
  }

  /**
   * Asks about an order that is not final. One of which nothing was ever heard is handed over again
   * as long as it may be sent, because the executor takes a question about an order that it does
   * not have for the end of it.
   */
  public List<Transition> lookUp(long trade, ClientOrderId order)
      throws SQLException, InterruptedException {
    return asked(trade, order, isUnheard(trade, order) && isSendable(order));
  }

  /** Hears a fact of the executor's. */
  public List<Transition> heard(OrderAnswer answer) throws SQLException {
    return told(
        database.read(connection -> trades.ofOrder(connection, answer.clientOrderId())), answer);
  }

  private static boolean isNews(StoredTrade trade, OrderAnswer answer) {
    try {
      return Books.isNews(trade, answer.news(trade.side()));
    } catch (IllegalArgumentException impossible) {
      // Said, with what is needed to look into it, by whoever tells the trade.
      return true;
    }
  }

  private List<Transition> asked(long trade, ClientOrderId order, boolean first)
      throws SQLException, InterruptedException {
    try {
      var answer = first ? executor.send(order.text()) : executor.lookUp(order.text());
      return told(database.read(connection -> trades.find(connection, trade)), answer);
    } catch (PeerUnavailable silent) {
      LOG.atWarn()
          .addKeyValue("trade", trade)
          .addKeyValue("order", order.text())
          .addKeyValue("why", silent.getMessage())
          .log("the executor does not say what became of an order");
      return silence(trade, order, silent);
    }
  }

  /** While it may still be sent, silence says nothing; afterwards a person should know. */
  private List<Transition> silence(long trade, ClientOrderId order, PeerUnavailable silent)
      throws SQLException {
    if (isSendable(order) || !isUnheard(trade, order)) {
      return List.of();
    }
    var failure = new Failure(Kind.UNKNOWN, "no answer: " + silent.getMessage());
    return books.hear(ACTOR, trade, locked -> List.of(new OrderFailed(order, failure)));
  }

  /**
   * The answer to a request comes as a fact as well, and most often one of the two was heard when
   * the other comes: then no transaction is made for it, which would wait for that of the first.
   */
  private List<Transition> told(Optional<StoredTrade> trade, OrderAnswer answer)
      throws SQLException {
    return trade.isPresent() && isNews(trade.get(), answer)
        ? told(trade.get().id(), answer)
        : List.of();
  }

  private List<Transition> told(long trade, OrderAnswer answer) throws SQLException {
    try {
      return books.hear(ACTOR, trade, locked -> answer.news(locked.side()));
    } catch (IllegalArgumentException impossible) {
      LOG.atError()
          .setCause(impossible)
          .addKeyValue("trade", trade)
          .addKeyValue("answer", answer.toString())
          .log("the executor says something that cannot be; the order is asked about again");
      return List.of();
    }
  }

  private boolean isSendable(ClientOrderId order) throws SQLException {
    Optional<Instant> until =
        database.read(connection -> Intents.sendBefore(connection, order.text()));
    return until.isPresent() && clock.instant().isBefore(until.get());
  }

  /** Whether nothing was ever heard of it. */
  private boolean isUnheard(long trade, ClientOrderId order) throws SQLException {
    return database.read(connection -> trades.find(connection, trade)).stream()
        .flatMap(stored -> stored.state().orders().unfinished().stream())
        .anyMatch(known -> known.id().equals(order) && known.stage() == TradeOrder.Stage.SENT);
  }
}
