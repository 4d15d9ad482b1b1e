package io.rec.platform.rehearsal;

import io.micronaut.context.annotation.Requires;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.util.List;

/** Stands in for the role; absent from every real service. */
@Singleton
@Requires(property = EmptyRole.SWITCH, value = "true")
final class EmptyRole implements Role {

  static final String SWITCH = "recio.rehearsal";

  @Override
  public List<Step> start() {
    return List.of(Step.logged("Rehearse the start"));
  }

  @Override
  public List<Step> stop() {
    return List.of(Step.logged("Rehearse the stop"));
  }
}
