package io.rec.venuesimulator.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Members by number, living orders by id, fees by market. */
final class Members {

  private final Map<Integer, Member> members = new TreeMap<>();
  private final Map<Integer, FeeSchedule> fees = new HashMap<>();
  private final Map<Long, OrderMoney> orders = new HashMap<>();

  void open(int number, Precision precision) {
    if (members.putIfAbsent(number, new Member(number, precision)) != null) {
      throw new IllegalArgumentException("member " + number + " is there already");
    }
  }

  Member member(int number) {
    Member member = members.get(number);
    if (member == null) {
      throw new IllegalArgumentException("no member " + number);
    }
    return member;
  }

  Collection<Member> all() {
    return members.values();
  }

  void list(int market, FeeSchedule schedule) {
    fees.put(market, schedule);
  }

  FeeSchedule fees(int market) {
    FeeSchedule schedule = fees.get(market);
    if (schedule == null) {
      throw new IllegalArgumentException("no fees for market " + market);
    }
    return schedule;
  }

  boolean knows(long order) {
    return orders.containsKey(order);
  }

  OrderMoney order(long order) {
    OrderMoney money = orders.get(order);
    if (money == null) {
      throw new IllegalArgumentException("no order " + order);
    }
    return money;
  }

  void add(long order, OrderMoney money) {
    orders.put(order, money);
  }

  void remove(long order) {
    orders.remove(order);
  }
}
