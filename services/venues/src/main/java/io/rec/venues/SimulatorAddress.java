package io.rec.venues;

import java.net.URI;
import java.util.Optional;

/** Where the venue simulator is now; empty when the system has none. */
@FunctionalInterface
public interface SimulatorAddress {

  Optional<URI> find();

  /** Fails with the reason in words. */
  default URI required() {
    return find()
        .orElseThrow(() -> new IllegalStateException("the port manifest names no venue-simulator"));
  }
}
