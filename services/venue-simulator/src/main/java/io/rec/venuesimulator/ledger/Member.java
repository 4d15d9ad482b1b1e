package io.rec.venuesimulator.ledger;

import java.util.Map;
import java.util.TreeMap;

/** A member as the ledger knows it. */
final class Member {

  final LedgerAccount.Cash cash;
  final Precision precision;
  final Map<Integer, Holding> holdings = new TreeMap<>();
  long reserved;

  Member(int number, Precision precision) {
    this.cash = new LedgerAccount.Cash(number);
    this.precision = precision;
  }

  int number() {
    return cash.member();
  }

  Holding holding(int market) {
    return holdings.computeIfAbsent(market, key -> new Holding());
  }
}
