package io.rec.operator.controller.plan;

import io.rec.operator.controller.database.SlotRequest;

/**
 * At most one thing outside the API server for each pass; its intent is stored before it is done.
 */
public sealed interface Step {
  /** Nothing to do out there. */
  record None() implements Step {}

  /** Make the login of the services work. */
  record PrepareLogin(SlotRequest request) implements Step {}

  /** Restart one component; its token is stored before the template that bears it is applied. */
  record Restart(String component, String token) implements Step {}
}
