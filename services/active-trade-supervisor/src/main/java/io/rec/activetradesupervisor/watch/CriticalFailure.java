package io.rec.activetradesupervisor.watch;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A failure after which the desk must not go on as it was, as somebody declared it.
 *
 * @param cause one sentence
 * @param by a service or a person
 */
@Serdeable
public record CriticalFailure(@Nullable String cause, @Nullable String by) {

  /** The topic of its fact, which the auto entry supervisor follows as well. */
  static final String TOPIC = "critical_failure";
}
