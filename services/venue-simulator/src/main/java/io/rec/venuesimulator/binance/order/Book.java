package io.rec.venuesimulator.binance.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Balances, orders and fills of one account. Guarded by the lock of its desk. */
public final class Book {

  private final Wallet wallet;
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<Long, Order> open = new LinkedHashMap<>();
  private final List<Fill> fills = new ArrayList<>();

  Book(Wallet wallet) {
    this.wallet = wallet;
  }

  Wallet wallet() {
    return wallet;
  }

  public List<Balance> balances() {
    return wallet.all();
  }

  public Balance balance(String asset) {
    return wallet.of(asset);
  }

  /** Oldest first. */
  public List<Order> orders(String symbol) {
    return orders.values().stream().filter(order -> of(order, symbol)).toList();
  }

  /** Oldest first. */
  public List<Order> open() {
    return List.copyOf(open.values());
  }

  /** Oldest first. */
  public List<Fill> fills(String symbol) {
    return fills.stream().filter(fill -> fill.pair().symbol().equals(symbol)).toList();
  }

  public List<Fill> fillsOf(Order order) {
    return fills.stream().filter(fill -> fill.orderNumber() == order.id().number()).toList();
  }

  /** By its number, or else the newest of its name. Whoever gives both has to mean the same. */
  public Optional<Order> find(String symbol, Optional<Long> number, Optional<String> name) {
    return number.isPresent()
        ? number
            .map(orders::get)
            .filter(order -> of(order, symbol))
            .filter(order -> name.map(order.id().clientOrderId()::equals).orElse(true))
        : orders(symbol).stream()
            .filter(order -> name.map(order.id().clientOrderId()::equals).orElse(false))
            .max(Comparator.comparing(order -> order.id().number()));
  }

  public Order order(String symbol, Optional<Long> number, Optional<String> name) {
    return find(symbol, number, name).orElseThrow(Denied::noSuchOrder);
  }

  void put(Order order) {
    orders.put(order.id().number(), order);
    if (order.status().open()) {
      open.put(order.id().number(), order);
    } else {
      open.remove(order.id().number());
    }
  }

  void add(Fill fill) {
    fills.add(fill);
  }

  private static boolean of(Order order, String symbol) {
    return order.terms().pair().symbol().equals(symbol);
  }
}
