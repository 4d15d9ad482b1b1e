package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.stock.Stock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Cash, positions and orders of one account. What buys costs cash and makes a position, what sells
 * gives it back; nothing else changes either. Guarded by the lock of its desk.
 */
public final class Book {

  private final Map<UUID, Order> orders = new LinkedHashMap<>();
  private final Map<UUID, Order> open = new LinkedHashMap<>();
  private final Map<String, UUID> byClientId = new HashMap<>();
  private final Map<UUID, Set<UUID>> legs = new HashMap<>();
  private final Map<String, Position> positions = new TreeMap<>();
  private BigDecimal cash;
  private BigDecimal lastEquity;

  Book(BigDecimal cash) {
    this.cash = cash;
    this.lastEquity = cash;
  }

  public BigDecimal cash() {
    return cash;
  }

  /** What all was worth at the last close. */
  public BigDecimal lastEquity() {
    return lastEquity;
  }

  /** What open orders to buy leave of the cash. */
  public BigDecimal buyingPower() {
    return cash.subtract(held());
  }

  /** By their symbols. */
  public List<Position> positions() {
    return List.copyOf(positions.values());
  }

  public Optional<Position> position(String symbol) {
    return Optional.ofNullable(positions.get(symbol));
  }

  /** All of them, oldest first. */
  public List<Order> orders() {
    return List.copyOf(orders.values());
  }

  /** Those that something can still become of, oldest first. */
  public List<Order> open() {
    return List.copyOf(open.values());
  }

  public Optional<Order> order(UUID id) {
    return Optional.ofNullable(orders.get(id));
  }

  public Optional<Order> byClientId(String clientOrderId) {
    return Optional.ofNullable(byClientId.get(clientOrderId)).flatMap(this::order);
  }

  /** The shares that open orders to sell hold back. */
  public BigDecimal reserved(String symbol) {
    return reserved(symbol, order -> true).min(shares(symbol));
  }

  private BigDecimal reserved(String symbol, Predicate<Order> which) {
    return open.values().stream()
        .filter(order -> order.terms().stock().symbol().equals(symbol))
        .filter(which)
        .map(Order::holdsShares)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The exits that an order brought along, in their order. */
  public List<Order> legs(UUID id) {
    return legs.getOrDefault(id, Set.of()).stream().flatMap(leg -> order(leg).stream()).toList();
  }

  BigDecimal shares(String symbol) {
    return position(symbol).map(Position::shares).orElse(BigDecimal.ZERO);
  }

  void put(Order order) {
    orders.put(order.id().id(), order);
    byClientId.put(order.id().clientOrderId(), order.id().id());
    order
        .links()
        .parent()
        .ifPresent(
            parent ->
                legs.computeIfAbsent(parent, id -> new LinkedHashSet<>()).add(order.id().id()));
    if (order.status().open()) {
      open.put(order.id().id(), order);
    } else {
      open.remove(order.id().id());
    }
  }

  /** Moves cash and shares. */
  void traded(Stock stock, Side side, BigDecimal shares, BigDecimal price, LocalDate date) {
    BigDecimal money = shares.multiply(price);
    Position before =
        position(stock.symbol()).map(held -> held.on(date)).orElse(Position.none(stock, date));
    Position behind =
        switch (side) {
          case BUY -> before.bought(shares, price);
          case SELL -> before.sold(shares);
        };
    cash = side == Side.BUY ? cash.subtract(money) : cash.add(money);
    if (behind.shares().signum() == 0) {
      positions.remove(stock.symbol());
    } else {
      positions.put(stock.symbol(), behind);
    }
  }

  void closed(BigDecimal equity) {
    lastEquity = equity;
  }

  /** The shares that no other order holds back. */
  BigDecimal sharesFor(Order order) {
    String symbol = order.terms().stock().symbol();
    return shares(symbol).subtract(reserved(symbol, other -> !other.group().equals(order.group())));
  }

  /** The cash that no other order holds back. */
  BigDecimal availableFor(Order order) {
    return buyingPower().add(order.holdsDollars());
  }

  private BigDecimal held() {
    return open.values().stream().map(Order::holdsDollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
