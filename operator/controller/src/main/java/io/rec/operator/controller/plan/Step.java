package io.rec.operator.controller.plan;

import io.rec.operator.controller.database.DumpRequest;
import io.rec.operator.controller.database.KillOrder;
import io.rec.operator.controller.database.SlotChange;
import io.rec.operator.controller.database.SlotRequest;
import java.util.List;

/**
 * At most one thing outside the API server for each pass; its intent is stored before it is done.
 */
public sealed interface Step {
  /** Nothing to do out there. */
  record None() implements Step {}

  /**
   * Make a login work.
   *
   * @param key under which it is remembered as done, empty if nobody asks
   */
  record PrepareLogin(SlotRequest request, String key) implements Step {}

  /**
   * Tell the services another login, or bring its Secrets up to date: nothing out there, and yet
   * only for whoever has read the newest status.
   */
  record Publish() implements Step {}

  /**
   * Make the role that reads every row for a copy of somebody else's database.
   *
   * @param key under which it is remembered as done, or as refused
   */
  record PrepareDumps(DumpRequest request, String key) implements Step {}

  /** Open, close or retire a login slot. */
  record ChangeSlot(SlotChange change, String key) implements Step {}

  /** Restart components; their token is stored before the templates that bear it are applied. */
  record Restart(List<String> components, String token) implements Step {
    public Restart {
      components = List.copyOf(components);
    }
  }

  /** Trading is stopped as hard as that, whatever happens next; never lowers what is set. */
  record RaiseKill(KillOrder order) implements Step {}

  /** A stop, or the way back, goes on: its phase is stored before anything is applied. */
  record Stop() implements Step {}

  /** A release goes on: its revisions and its phase are stored before anything is applied. */
  record Release() implements Step {}
}
