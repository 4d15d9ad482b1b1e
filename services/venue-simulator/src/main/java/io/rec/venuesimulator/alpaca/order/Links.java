package io.rec.venuesimulator.alpaca.order;

import java.util.Optional;
import java.util.UUID;

/**
 * Which order this one took the place of, which took its place, and to which order it belongs.
 *
 * @param parent the order whose leg it is
 */
public record Links(
    Optional<UUID> replaces, Optional<UUID> replacedBy, OrderClass kind, Optional<UUID> parent) {

  static Links first(OrderClass kind) {
    return new Links(Optional.empty(), Optional.empty(), kind, Optional.empty());
  }

  Links legOf(UUID order) {
    return new Links(replaces, replacedBy, kind, Optional.of(order));
  }

  Links replacing(UUID order) {
    return new Links(Optional.of(order), Optional.empty(), kind, parent);
  }

  Links replacedBy(UUID order) {
    return new Links(replaces, Optional.of(order), kind, parent);
  }
}
