package io.rec.venuesimulator.ledger;

/** One member's part in the end of a market: what was held, what it had cost, what it paid. */
public record Settled(long at, int member, int market, boolean yes, Position held, long payout) {}
