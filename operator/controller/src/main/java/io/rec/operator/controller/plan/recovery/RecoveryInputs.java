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
 * @param person who wants a restart by an annotation and was not answered yet
 * @param page the same of a person on the page, whose wish the failure detector hands on
 * @param detector the same of the failure detector itself
 * @param suspended the system stops, has stopped or comes back
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
    Optional<Ask> page,
    Optional<Ask> detector,
    boolean suspended,
    boolean reset,
    Set<String> outdated,
    Optional<String> waitsFor) {
  public RecoveryInputs {
    outdated = Set.copyOf(outdated);
  }

  /** What a person wants done, an annotation before the page. */
  Optional<Ask> byHand() {
    return person.or(() -> suspended ? Optional.empty() : page);
  }

  /** The same after somebody else turned out to have the right of way. */
  public RecoveryInputs waitingFor(Optional<String> other) {
    return new RecoveryInputs(
        parts,
        verdict,
        spec,
        generation,
        person,
        page,
        detector,
        suspended,
        reset,
        outdated,
        other);
  }
}
