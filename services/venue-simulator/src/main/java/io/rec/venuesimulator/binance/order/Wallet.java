package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Pair;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The balances of an account. Guarded by the lock of its desk. */
final class Wallet {

  private final Map<String, Balance> balances = new LinkedHashMap<>();

  Wallet(BigDecimal money) {
    balances.put(Pair.QUOTE, new Balance(Pair.QUOTE, money, BigDecimal.ZERO));
  }

  Balance of(String asset) {
    return balances.getOrDefault(asset, Balance.none(asset));
  }

  List<Balance> all() {
    return new ArrayList<>(balances.values());
  }

  /** Holds back what is free of it, or refuses. */
  void lock(String asset, BigDecimal amount) {
    Balance before = of(asset);
    if (amount.compareTo(before.free()) > 0) {
      throw Denied.balance();
    }
    put(asset, before.free().subtract(amount), before.locked().add(amount));
  }

  void release(String asset, BigDecimal amount) {
    Balance before = of(asset);
    put(asset, before.free().add(amount), before.locked().subtract(amount));
  }

  /** Pays with what is held back, and takes what the trade brings without the fee. */
  void settle(Terms terms, Fill fill) {
    Balance paying = of(terms.paying());
    put(terms.paying(), paying.free(), paying.locked().subtract(fill.costs()));
    Balance earning = of(terms.earning());
    put(
        terms.earning(),
        earning.free().add(fill.brings()).subtract(fill.commission()),
        earning.locked());
  }

  private void put(String asset, BigDecimal free, BigDecimal locked) {
    balances.put(asset, new Balance(asset, free, locked));
  }
}
