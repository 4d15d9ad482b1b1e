package io.rec.venuesimulator.alpaca.order;

import java.util.Optional;
import java.util.UUID;

/** Which order this one took the place of, and which took its place. */
public record Links(Optional<UUID> replaces, Optional<UUID> replacedBy) {

  static final Links NONE = new Links(Optional.empty(), Optional.empty());
}
