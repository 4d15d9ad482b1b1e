package io.rec.venuesimulator.matching.message;

import java.util.Optional;

/** One level's change, negative when size went away; a price of the YES scale on either side. */
public record BookDelta(int market, Side side, int price, long delta) {

  /** What an event does to the book, if anything. */
  public static Optional<BookDelta> of(Event event) {
    return switch (event) {
      case Event.Resting e -> change(e.market(), e.side(), e.price(), e.count());
      case Event.Fill e -> change(e.market(), e.takerSide().other(), e.price(), -e.count());
      case Event.Canceled e -> change(e.market(), e.side(), e.price(), e.rested() ? -e.count() : 0);
      case Event.Decreased e -> change(e.market(), e.side(), e.price(), -e.by());
      case Event.Amended e ->
          change(e.market(), e.side(), e.oldPrice(), (e.keepsPlace() ? e.left() : 0) - e.oldLeft());
      case Event.Accepted e -> Optional.empty();
      case Event.Rejected e -> Optional.empty();
      case Event.GroupChanged e -> Optional.empty();
    };
  }

  private static Optional<BookDelta> change(int market, Side side, int price, long delta) {
    return delta == 0 ? Optional.empty() : Optional.of(new BookDelta(market, side, price, delta));
  }
}
