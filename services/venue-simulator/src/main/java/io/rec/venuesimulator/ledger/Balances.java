package io.rec.venuesimulator.ledger;

import java.util.HashMap;
import java.util.Map;

/** What each account holds: the sum of its entries. */
final class Balances {

  private final Map<LedgerAccount, Long> amounts = new HashMap<>();

  long of(LedgerAccount account) {
    return amounts.getOrDefault(account, 0L);
  }

  void post(Posting posting) {
    for (Posting.Entry entry : posting.entries()) {
      amounts.merge(entry.account(), entry.amount(), Math::addExact);
    }
  }

  /** Over all accounts; anything but zero is a defect. */
  long sum() {
    return amounts.values().stream().reduce(0L, Math::addExact);
  }
}
