package io.rec.venuesimulator;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.rec.venuesimulator.admin.Switches;
import jakarta.inject.Singleton;

/** The switches of a role exist only where a test or demo sets {@code recio.simulator.admin}. */
@Factory
final class SwitchesFactory {

  @Singleton
  @Requires(property = "recio.simulator.admin", value = "true")
  Switches switches(PaperDesk desk) {
    return desk.simulator().switches();
  }
}
