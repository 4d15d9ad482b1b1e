package io.rec.operator.controller.plan;

import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.database.SlotRequest;
import java.util.List;

/**
 * At most one thing outside the API server for each pass; its intent is stored before it is done.
 */
public sealed interface Step {
  /** Nothing to do out there. */
  record None() implements Step {}

  /** Make the login of the services work. */
  record PrepareLogin(SlotRequest request) implements Step {}

  /** Restart components; their token is stored before the templates that bear it are applied. */
  record Restart(List<String> components, String token) implements Step {
    public Restart {
      components = List.copyOf(components);
    }
  }

  /** No new positions any more, whatever happens next; never lowers what is set. */
  record PauseEntries(KillOrder order) implements Step {}
}
