package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.calendar.ListedMarket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything that the exchange remembers of one member. */
public final class Member {

  private final Account account;
  private final UUID userId;
  final Map<UUID, HeldOrder> orders = new LinkedHashMap<>();
  final Set<HeldOrder> open = new LinkedHashSet<>();
  final Set<String> spentIds = new HashSet<>();
  final List<MemberFill> fills = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  final Map<ListedMarket, Versions<HeldPosition>> positions = new LinkedHashMap<>();
  final Versions<Cash> cash = new Versions<>();
  long placed;
  long grouped;
  long unnamed;
  long openedMillis;

  /** What is left to trade with, and what resting orders keep. */
  public record Cash(long balance, long reserved, long atMillis) {}

  Member(Account account) {
    this.account = account;
    this.userId = id("user");
    this.openedMillis = account.openedAt().toEpochMilli();
  }

  public Account account() {
    return account;
  }

  public UUID userId() {
    return userId;
  }

  /** Since when it is one, restarts or not. */
  public long openedMillis() {
    return openedMillis;
  }

  /** Of the one deposit that there is. */
  public UUID depositId() {
    return id("deposit");
  }

  HeldPosition position(ListedMarket market) {
    return Objects.requireNonNull(positions.get(market)).latest().orElseThrow();
  }

  void add(HeldOrder order) {
    orders.put(order.now().terms().id(), order);
    open.add(order);
    spentIds.add(order.now().clientOrderId());
  }

  /** As if it had never come. */
  void remove(HeldOrder order) {
    orders.remove(order.now().terms().id());
    open.remove(order);
    spentIds.remove(order.now().clientOrderId());
  }

  Optional<HeldOrder> order(String id) {
    try {
      return Optional.ofNullable(orders.get(UUID.fromString(id)));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  int number() {
    return account.number();
  }

  /** The same name gives the same ids in the same order. */
  UUID nextOrderId() {
    return id("order " + ++placed);
  }

  /** For an order that came without one. */
  String nextClientOrderId() {
    return id("client " + ++unnamed).toString();
  }

  UUID id(String what) {
    return UUID.nameUUIDFromBytes((account.name() + '/' + what).getBytes(StandardCharsets.UTF_8));
  }
}
