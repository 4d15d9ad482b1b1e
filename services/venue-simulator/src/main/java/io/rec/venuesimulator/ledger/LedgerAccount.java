package io.rec.venuesimulator.ledger;

/** Where money is. */
public sealed interface LedgerAccount {

  /** A member's cash, the reserved part included. */
  record Cash(int member) implements LedgerAccount {}

  /** What the venue earned. */
  record Fees() implements LedgerAccount {}

  /** A dollar for each pair of contracts that is open. */
  record Escrow(int market) implements LedgerAccount {}

  /** Where deposits come from: the only one below zero. */
  record Outside() implements LedgerAccount {}
}
