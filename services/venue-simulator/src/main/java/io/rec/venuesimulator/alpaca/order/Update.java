package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** News of one order. */
public record Update(
    String event, UUID executionId, Instant at, Order order, Optional<Execution> execution) {

  /** A fill, and what is held of the share behind it. */
  public record Execution(BigDecimal price, BigDecimal shares, BigDecimal position) {}
}
