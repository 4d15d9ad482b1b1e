package io.rec.benchmarks.trading;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.benchmarks.trading.RestingOrder.Shown;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's books against ours. Every line is a difference that money would have noticed.
 *
 * @param venueOrders orders that the exchange has of this account
 * @param intents orders that we wanted, and those that a person placed to be amended
 * @param lost what the exchange did and our trades do not know
 * @param doubled orders that the exchange has twice, or that nobody wanted
 * @param unequal other differences of counts and money
 */
record Comparison(
    int venueOrders, int intents, List<String> lost, List<String> doubled, List<String> unequal) {

  /** What one of our orders did, as our trade has it. */
  private record Known(String status, BigDecimal filled) {}

  /** What the exchange says of an order. */
  private record Order(String client, BigDecimal filled, Shown shown) {}

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && unequal.isEmpty();
  }

  static Comparison of(TradingDesk desk) throws IOException, InterruptedException {
    var orders = new ArrayList<Order>();
    for (JsonNode order : pages(desk, "/portfolio/orders?limit=1000", "orders")) {
      orders.add(
          new Order(
              order.path("client_order_id").asText(),
              new BigDecimal(order.path("fill_count_fp").asText()),
              Shown.of(order)));
    }
    var wanted = ask(desk, Comparison::wanted);
    var resting = new HashMap<String, RestingOrder>();
    desk.resting().keySet().forEach(order -> resting.put(order.client(), order));
    var known = ask(desk, RestingOrder::known);
    var lost = new ArrayList<String>();
    var doubled = new ArrayList<String>();
    var unequal = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var order : orders) {
      var ours = wanted.get(order.client());
      if (!seen.add(order.client())) {
        doubled.add("the exchange has %s twice".formatted(order.client()));
      } else if (resting.containsKey(order.client())) {
        var placed = resting.get(order.client());
        unequal.addAll(
            placed.differences(
                order.shown(),
                Optional.ofNullable(known.get(order.client())),
                desk.resting().getOrDefault(placed, false)));
      } else if (ours == null) {
        doubled.add("nobody wanted %s".formatted(order.client()));
      } else if (order.filled().compareTo(ours.filled()) != 0) {
        var told = order.filled().compareTo(ours.filled()) > 0 ? lost : unequal;
        told.add(
            "%s: the exchange filled %s, we know of %s (%s)"
                .formatted(order.client(), order.filled(), ours.filled(), ours.status()));
      }
    }
    wanted.forEach(
        (client, ours) -> {
          if (ours.filled().signum() > 0 && !seen.contains(client)) {
            unequal.add("%s: we think %s were filled".formatted(client, ours.filled()));
          }
        });
    resting.keySet().stream()
        .filter(client -> !seen.contains(client))
        .forEach(client -> lost.add("the exchange does not have %s".formatted(client)));
    unequal.addAll(positions(desk));
    unequal.addAll(fills(desk));
    unequal.addAll(cash(desk));
    return new Comparison(orders.size(), wanted.size() + resting.size(), lost, doubled, unequal);
  }

  /** Each intent with what the trade's own books say was filled of it. */
  private static Map<String, Known> wanted(Connection books) throws SQLException {
    var found = new HashMap<String, Known>();
    each(
        books,
        """
        SELECT i.client_order_id, t.status,
               coalesce((d.answer ->> 'filled')::numeric, 0)
        FROM users.order_intents i JOIN users.trades t ON t.id = i.trade_id
        LEFT JOIN users.order_dispatch d ON d.client_order_id = i.client_order_id""",
        row -> found.put(row.getString(1), new Known(row.getString(2), row.getBigDecimal(3))));
    return found;
  }

  /** Contracts held of each market: the exchange's, and the sum over our trades. */
  private static List<String> positions(TradingDesk desk) throws IOException, InterruptedException {
    var ours =
        ask(
            desk,
            books -> {
              var held = new TreeMap<String, BigDecimal>();
              each(
                  books,
                  """
                  SELECT ticker, sum(CASE side WHEN 'Y' THEN held ELSE -held END)
                  FROM users.trades WHERE status IN ('open', 'closing') GROUP BY ticker""",
                  row -> held.put(row.getString(1), row.getBigDecimal(2)));
              return held;
            });
    var venue = new TreeMap<String, BigDecimal>();
    for (JsonNode position : pages(desk, "/portfolio/positions?limit=1000", "market_positions")) {
      venue.put(
          position.path("ticker").asText(),
          new BigDecimal(position.path("position_fp").asText("0")));
    }
    var all = new HashSet<>(ours.keySet());
    all.addAll(venue.keySet());
    var differences = new ArrayList<String>();
    for (var ticker : all) {
      var here = ours.getOrDefault(ticker, BigDecimal.ZERO);
      var there = venue.getOrDefault(ticker, BigDecimal.ZERO);
      if (here.compareTo(there) != 0) {
        differences.add("%s: we hold %s, the exchange says %s".formatted(ticker, here, there));
      }
    }
    return differences;
  }

  /** Each fill with its fee, in the exchange's list and in ours. */
  private static List<String> fills(TradingDesk desk) throws IOException, InterruptedException {
    var venue = new TreeMap<String, String>();
    for (JsonNode fill : pages(desk, "/portfolio/fills?limit=1000", "fills")) {
      venue.put(
          fill.path("trade_id").asText() + "/" + fill.path("order_id").asText(),
          money(fill.path("count_fp").asText())
              + " at "
              + money(fill.path("yes_price_dollars").asText())
              + " for "
              + money(fill.path("fee_cost").asText()));
    }
    var ours =
        ask(
            desk,
            books -> {
              var known = new TreeMap<String, String>();
              each(
                  books,
                  "SELECT trade_id, order_id, count, yes_price, fee_cost FROM users.fills",
                  row ->
                      known.put(
                          row.getString(1) + "/" + row.getString(2),
                          money(row.getString(3))
                              + " at "
                              + money(row.getString(4))
                              + " for "
                              + money(row.getString(5))));
              return known;
            });
    var differences = new ArrayList<String>();
    venue.forEach(
        (id, fill) -> {
          var known = ours.remove(id);
          if (!fill.equals(known)) {
            differences.add("fill %s is %s, ours is %s".formatted(id, fill, known));
          }
        });
    ours.forEach((id, fill) -> differences.add("fill %s (%s) is only ours".formatted(id, fill)));
    return differences;
  }

  /** The exchange's cash is what our trades leave of what there was. */
  private static List<String> cash(TradingDesk desk) throws IOException, InterruptedException {
    var balance = new BigDecimal(desk.venue("/portfolio/balance").path("balance_dollars").asText());
    var moved =
        ask(
            desk,
            books -> {
              var sum = new BigDecimal[] {BigDecimal.ZERO};
              each(
                  books,
                  """
                  SELECT coalesce(sum(CASE WHEN status = 'closed' THEN pnl
                                           WHEN held > 0 THEN -(exposure + coalesce(fees, 0))
                                           ELSE 0 END), 0)
                  FROM users.trades""",
                  row -> sum[0] = row.getBigDecimal(1));
              return sum[0];
            });
    var expected = TradingDesk.CASH.add(moved);
    return expected.setScale(4, RoundingMode.HALF_EVEN).compareTo(balance) == 0
        ? List.of()
        : List.of("cash is %s, our trades leave %s".formatted(balance, expected));
  }

  private static List<JsonNode> pages(TradingDesk desk, String path, String list)
      throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page = desk.venue(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      page.path(list).forEach(all::add);
      cursor = page.path("cursor").asText("");
    } while (!cursor.isEmpty());
    return all;
  }

  private static String money(@Nullable String number) {
    return number == null ? "?" : new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  @FunctionalInterface
  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private static void each(Connection books, String query, Row row) throws SQLException {
    try (var statement = books.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        row.take(rows);
      }
    }
  }

  private static <T> T ask(TradingDesk desk, Books.Question<T> question) {
    return desk.books()
        .ask(question)
        .orElseThrow(() -> new IllegalStateException("the database cannot be asked"));
  }
}
