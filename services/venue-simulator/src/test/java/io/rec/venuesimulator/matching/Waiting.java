package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.Command;

/** An order that rests or is about to. */
final class Waiting {
  final Command.Place placed;
  int price;
  long left;
  long filled;
  long expiresAt;

  Waiting(Command.Place placed) {
    this.placed = placed;
    this.price = placed.price();
    this.left = placed.count();
    this.expiresAt = placed.expiresAt();
  }

  Waiting copy() {
    Waiting copy = new Waiting(placed);
    copy.price = price;
    copy.left = left;
    copy.filled = filled;
    copy.expiresAt = expiresAt;
    return copy;
  }

  ListExchange.Line line() {
    return new ListExchange.Line(
        placed.order(), placed.member(), placed.market(), placed.side(), price, left);
  }
}
