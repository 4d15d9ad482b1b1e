package io.rec.venuesimulator.ledger;

import io.rec.venuesimulator.matching.message.Side;

/** One member's side of a fill, with what it cost and the position after it. */
public record Booked(
    long at,
    int member,
    int market,
    long trade,
    long order,
    Side side,
    int price,
    long count,
    boolean taker,
    Charge charge,
    Position position) {}
