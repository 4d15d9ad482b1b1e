package io.rec.venuesimulator.alpaca.order;

import java.time.Instant;
import java.util.Optional;

/** When an order came, when it changed last, and when and how it ended. */
public record Times(Instant created, Instant updated, Optional<End> end) {

  /** The state in which it ended. */
  public record End(OrderStatus status, Instant at) {}

  static Times from(Instant created) {
    return new Times(created, created, Optional.empty());
  }

  Times changed(OrderStatus status, Instant at) {
    return new Times(
        created, at, status.open() ? Optional.empty() : Optional.of(new End(status, at)));
  }

  public Optional<Instant> ended(OrderStatus status) {
    return end.filter(last -> last.status() == status).map(End::at);
  }
}
