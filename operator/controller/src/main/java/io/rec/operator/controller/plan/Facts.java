package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What conditions are made from. */
record Facts(
    Desk desk,
    Observation seen,
    List<Fault> faults,
    ComponentReport report,
    Schema schema,
    Optional<Lack> missingSecret,
    Instant now) {

  Facts {
    faults = List.copyOf(faults);
  }

  boolean suspended() {
    return desk.spec().suspend();
  }

  /** Was ready once, at whatever release. */
  boolean installed() {
    return desk.status().release().version() != null;
  }

  /** Another release than the one in force is wanted. */
  boolean updating() {
    return installed() && !desk.spec().version().equals(desk.status().release().version());
  }

  /** No pod of any component is left. */
  boolean stopped() {
    return seen.deployments().values().stream().allMatch(workload -> workload.total() == 0);
  }
}
