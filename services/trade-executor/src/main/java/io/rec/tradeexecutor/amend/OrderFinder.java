package io.rec.tradeexecutor.amend;

import io.rec.platform.persistence.Database;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.OrderStatus;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds an order of the account by either of its names. The mirror in the database only translates
 * names; what an order is, the exchange says.
 */
@Singleton
final class OrderFinder {

  private static final String MIRROR =
      "SELECT order_id FROM users.orders WHERE order_id = ? OR client_order_id = ? LIMIT 1";

  private static final int NOT_FOUND = 404;

  private final Database database;
  private final ExchangeAccess exchange;

  OrderFinder(Database database, ExchangeAccess exchange) {
    this.database = database;
    this.exchange = exchange;
  }

  sealed interface Search {
    record Found(AccountOrder order) implements Search {}

    /** The account has no such order. */
    record Missing() implements Search {}

    record Failed(String why) implements Search {}
  }

  /** By any name, without the mirror, which comes a moment later. */
  Search any(String name) throws InterruptedException {
    Search found = of(name);
    return found instanceof Search.Missing ? resting(name) : found;
  }

  /** By the exchange's own. */
  Search of(String orderId) throws InterruptedException {
    return switch (exchange.account().order(orderId)) {
      case Reply.Answered<AccountOrder> answered -> new Search.Found(answered.value());
      case Reply.Refused<AccountOrder> refused when refused.status() == NOT_FOUND ->
          new Search.Missing();
      case Reply.Refused<AccountOrder> refused -> failed(refused);
      case Reply.Limited<AccountOrder> limited -> new Search.Failed(limited.toString());
      case Reply.Silent<AccountOrder> silent -> new Search.Failed(silent.toString());
    };
  }

  private Search resting(String clientOrderId) throws InterruptedException {
    return switch (exchange.account().orders(AccountFilter.ALL.status(OrderStatus.RESTING))) {
      case Reply.Answered<Listing<AccountOrder>> answered ->
          answered.value().items().stream()
              .filter(order -> order.clientOrderId().equals(clientOrderId))
              .findFirst()
              .<Search>map(Search.Found::new)
              .orElseGet(Search.Missing::new);
      case Reply.Refused<Listing<AccountOrder>> refused -> failed(refused);
      case Reply.Limited<Listing<AccountOrder>> limited -> new Search.Failed(limited.toString());
      case Reply.Silent<Listing<AccountOrder>> silent -> new Search.Failed(silent.toString());
    };
  }

  private Search failed(Reply.Refused<?> refused) {
    if (refused.credentials()) {
      exchange.recovers(refused.code(), exchange.signing());
    }
    return new Search.Failed(refused.toString());
  }

  /** The exchange's name of what the mirror knows by this name. */
  Optional<String> mirrored(String name) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(MIRROR)) {
            statement.setString(1, name);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }
}
