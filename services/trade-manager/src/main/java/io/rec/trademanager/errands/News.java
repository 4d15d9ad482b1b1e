package io.rec.trademanager.errands;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.opentelemetry.context.Context;
import io.rec.domain.trade.ClientOrderId;
import io.rec.platform.events.Fact;
import io.rec.platform.events.OutboxConsumer;
import io.rec.platform.events.OutboxConsumers;
import io.rec.platform.persistence.Sql;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.orders.OrderAnswer;
import io.rec.trademanager.position.PositionTracking;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears facts of the executor and of the account. A fact only says where to look, or what the loop
 * would find two seconds later; so one that is lost, or cannot be read, costs time and nothing
 * else.
 */
@Singleton
public final class News {
  private static final Logger LOG = LoggerFactory.getLogger(News.class);
  private static final String NAME = "trade-manager";
  private static final String ORDER = "order";
  private static final String FILL = "account.fill";
  private static final String ACCOUNT_ORDER = "account.order";
  private static final String SETTLEMENT = "account.settlement";

  private final OutboxConsumers consumers;
  private final Errands errands;
  private final Trades trades;
  private final PositionTracking positions;
  private final JsonMapper json;
  private final ExecutorService counting =
      Context.taskWrapping(
          Executors.newCachedThreadPool(
              Thread.ofPlatform().daemon().name("counting-", 0).factory()));
  private @Nullable OutboxConsumer consumer;

  News(
      OutboxConsumers consumers,
      Errands errands,
      Trades trades,
      PositionTracking positions,
      JsonMapper json) {
    this.consumers = consumers;
    this.errands = errands;
    this.trades = trades;
    this.positions = positions;
    this.json = json;
  }

  public synchronized void follow() {
    if (consumer == null) {
      consumer =
          consumers.follow(NAME, Set.of(ORDER, FILL, ACCOUNT_ORDER, SETTLEMENT), this::heard);
    }
  }

  public synchronized void stop() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
    counting.shutdown();
  }

  private void heard(Connection tx, Fact fact) throws SQLException {
    switch (fact.topic()) {
      case ORDER -> answer(fact).ifPresent(errands::heard);
      case ACCOUNT_ORDER -> lookUp(tx, fact.key());
      case FILL -> {
        var order = clientOrderId(tx, fact);
        if (order.isPresent()) {
          lookUp(tx, order.get());
        }
        ticker(fact).ifPresent(this::count);
      }
      case SETTLEMENT -> {
        errands.settle(true);
        count(fact.key());
      }
      default -> LOG.atWarn().addKeyValue("topic", fact.topic()).log("a fact nobody asked for");
    }
  }

  /** Only of an order that is not final: what is known of the others is the venue's last word. */
  private void lookUp(Connection tx, String clientOrderId) throws SQLException {
    var order = new ClientOrderId(clientOrderId);
    trades
        .ofOrder(tx, clientOrderId)
        .filter(known -> known.state().unfinished().contains(order))
        .ifPresent(trade -> errands.lookUp(trade.id(), order));
  }

  /** In its own time: the facts behind this one do not wait for it. */
  private void count(String ticker) {
    counting.execute(
        () -> {
          try {
            positions.recalculate(ticker);
          } catch (SQLException failed) {
            LOG.atWarn()
                .setCause(failed)
                .addKeyValue("ticker", ticker)
                .log("a position was not counted; the reconciliation counts it");
          }
        });
  }

  private Optional<String> clientOrderId(Connection tx, Fact fact) throws SQLException {
    return Sql.on(
            tx, "SELECT client_order_id FROM users.order_dispatch WHERE order_id = ?", fact.key())
        .first(row -> row.getString(1));
  }

  private Optional<String> ticker(Fact fact) {
    return read(fact, JsonNode.class)
        .filter(JsonNode::isObject)
        .map(node -> node.get("ticker"))
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue);
  }

  private Optional<OrderAnswer> answer(Fact fact) {
    return read(fact, OrderAnswer.class);
  }

  private <T> Optional<T> read(Fact fact, Class<T> type) {
    try {
      return Optional.ofNullable(json.readValue(fact.payload(), Argument.of(type)));
    } catch (IOException unreadable) {
      LOG.atWarn()
          .setCause(unreadable)
          .addKeyValue("topic", fact.topic())
          .addKeyValue("id", fact.id())
          .log("a fact cannot be read");
      return Optional.empty();
    }
  }
}
