package io.rec.mainapp.gateway.system;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** What the failure detector is asked to hand on to the operator. */
@Serdeable(naming = SnakeCaseStrategy.class)
record RestartWish(String component, String by, String reason, String requestId) {

  /** Its answer. */
  @Serdeable
  record Taken(@Nullable String outcome) {

    boolean arrived() {
      return "asked".equals(outcome);
    }
  }
}
