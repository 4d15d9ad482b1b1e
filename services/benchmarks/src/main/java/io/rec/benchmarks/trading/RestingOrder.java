package io.rec.benchmarks.trading;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * An order that a person placed on the exchange's own page, deep in the book, and what it is to be
 * instead. Our own orders never rest.
 *
 * @param client the person's name for it
 * @param id the exchange's name for it
 */
record RestingOrder(String client, String id, Terms wanted) {
  private static final String ORDERS = "/portfolio/events/orders";
  private static final int MOST_CONTRACTS = 5;
  private static final String KNOWN =
      """
      SELECT client_order_id, status, yes_price, initial_count, fill_count, remaining_count
      FROM users.orders WHERE client_order_id LIKE ?""";

  private static final int TOO_MANY = 429;
  private static final long PAUSE_MILLIS = 200;

  /** So far below the market that nobody sells at it while it rests. */
  private static final String PLACED_AT = "0.0100";

  private static final List<String> AMENDED_TO = List.of("0.0100", "0.0200", "0.0300");

  /** Price in dollars and contracts in all, as both sides show them. */
  record Terms(BigDecimal price, BigDecimal count) {
    Terms {
      price = price.stripTrailingZeros();
      count = count.stripTrailingZeros();
    }
  }

  /** An order as one side shows it. */
  record Shown(String status, Terms terms, BigDecimal filled, BigDecimal remaining) {
    Shown {
      filled = filled.stripTrailingZeros();
      remaining = remaining.stripTrailingZeros();
    }

    static Shown of(JsonNode order) {
      return new Shown(
          order.path("status").asText(),
          new Terms(
              new BigDecimal(order.path("yes_price_dollars").asText()),
              new BigDecimal(order.path("initial_count_fp").asText())),
          new BigDecimal(order.path("fill_count_fp").asText()),
          new BigDecimal(order.path("remaining_count_fp").asText()));
    }

    boolean rests() {
      return status.equals("resting");
    }
  }

  static RestingOrder place(TradingDesk desk, Random random, String client)
      throws IOException, InterruptedException {
    var contracts = 1 + random.nextInt(MOST_CONTRACTS);
    var wanted =
        new Terms(
            new BigDecimal(AMENDED_TO.get(random.nextInt(AMENDED_TO.size()))),
            new BigDecimal(contracts + 1 + random.nextInt(MOST_CONTRACTS)));
    var body =
        """
        {"ticker":"%s","side":"bid","count":"%d.00","price":"%s","client_order_id":"%s",
         "time_in_force":"good_till_canceled","self_trade_prevention_type":"taker_at_cross"}"""
            .formatted(Offer.dear(desk.books(), random), contracts, PLACED_AT, client);
    var answer = desk.venue("POST", ORDERS, body);
    while (answer.statusCode() == TOO_MANY) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      answer = desk.venue("POST", ORDERS, body);
    }
    return new RestingOrder(client, TradingDesk.json(answer).path("order_id").asText(), wanted);
  }

  Shown atExchange(TradingDesk desk) throws IOException, InterruptedException {
    return Shown.of(desk.venue("/portfolio/orders/" + id).path("order"));
  }

  /** As the account sync has it; empty before it does, and while there is no database. */
  Optional<Shown> inOurBooks(TradingDesk desk) {
    return desk.books().ask(books -> known(books, client)).map(all -> all.get(client));
  }

  /** Nothing of it stays bound; what is over is left as it is. */
  void cancel(TradingDesk desk) throws IOException, InterruptedException {
    var answer = desk.venue("DELETE", ORDERS + "/" + id, "");
    while (answer.statusCode() == TOO_MANY) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      answer = desk.venue("DELETE", ORDERS + "/" + id, "");
    }
    if (answer.statusCode() >= 300 && atExchange(desk).rests()) {
      throw new IOException("%s was not cancelled: %s".formatted(client, answer.body()));
    }
  }

  /** Orders of the account by their client order ids, as our books have them; prices in cents. */
  static Map<String, Shown> known(Connection books) throws SQLException {
    return known(books, "%");
  }

  private static Map<String, Shown> known(Connection books, String like) throws SQLException {
    var found = new HashMap<String, Shown>();
    try (var statement = books.prepareStatement(KNOWN)) {
      statement.setString(1, like);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              rows.getString(1),
              new Shown(
                  rows.getString(2),
                  new Terms(rows.getBigDecimal(3).movePointLeft(2), rows.getBigDecimal(4)),
                  rows.getBigDecimal(5),
                  rows.getBigDecimal(6)));
        }
      }
    }
    return found;
  }

  /** What the two sides, or the wish and the exchange, say otherwise. */
  List<String> differences(Shown exchange, Optional<Shown> ours, boolean amended) {
    var differences = new ArrayList<String>();
    if (!ours.equals(Optional.of(exchange))) {
      differences.add("%s: the exchange has %s, we have %s".formatted(client, exchange, ours));
    }
    if (amended && !exchange.terms().equals(wanted)) {
      differences.add("%s: wanted %s, got %s".formatted(client, wanted, exchange.terms()));
    }
    if (exchange.filled().signum() != 0) {
      differences.add("%s: the price came down to it, %s".formatted(client, exchange));
    }
    return differences;
  }
}
