package io.rec.kalshiaccountsync.record;

/** The tables of the account. */
record Tables(
    FillTable fills,
    OrderTable orders,
    PositionTable positions,
    SettlementTable settlements,
    BalanceTable balances,
    ReadingTable readings,
    Originals originals) {

  static Tables all() {
    return new Tables(
        new FillTable(),
        new OrderTable(),
        new PositionTable(),
        new SettlementTable(),
        new BalanceTable(),
        new ReadingTable(),
        new Originals());
  }
}
