package io.rec.operator.controller.plan.recovery;

import io.rec.operator.api.spec.RecoverySpec;
import io.rec.operator.controller.plan.diagnosis.Parts;
import io.rec.operator.controller.plan.diagnosis.Verdict;
import java.util.Optional;
import java.util.Set;

/**
 * What the machine is asked about.
 *
 * @param generation of the spec at hand
 * @param person who wants a restart and was not answered yet
 * @param detector the same of the failure detector
 * @param reset somebody wants the counting begun anew
 * @param outdated parts whose pods are about to be replaced, because the spec wants others
 * @param waitsFor a machine with the right of way
 */
public record RecoveryInputs(
    Parts parts,
    Verdict verdict,
    RecoverySpec spec,
    long generation,
    Optional<Ask> person,
    Optional<Ask> detector,
    boolean reset,
    Set<String> outdated,
    Optional<String> waitsFor) {
  public RecoveryInputs {
    outdated = Set.copyOf(outdated);
  }

  /** The same after somebody else turned out to have the right of way. */
  public RecoveryInputs waitingFor(Optional<String> other) {
    return new RecoveryInputs(
        parts, verdict, spec, generation, person, detector, reset, outdated, other);
  }
}
