package io.rec.operator.controller.plan.recovery;

import java.util.List;

/** What a recovery does. All of it can be done again without harm. */
public sealed interface RecoveryEffect {
  /** These get a token: stored with the phase in one write, then copied into pod templates. */
  record Restart(List<String> components, String token) implements RecoveryEffect {
    public Restart {
      components = List.copyOf(components);
    }
  }

  /** No new positions from now on; never lowers what is set already. */
  record PauseEntries(String request, String reason) implements RecoveryEffect {}

  /** The person's wish for a restart is answered. */
  record RestartServed() implements RecoveryEffect {}

  /** The person's wish to count anew is fulfilled. */
  record ResetServed() implements RecoveryEffect {}
}
