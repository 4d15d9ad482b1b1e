package io.rec.operator.controller.plan.rotation;

import java.util.Optional;

/**
 * What follows from one look.
 *
 * @param rotation the phase from now on
 * @param order what to do in the database once the phase is stored
 * @param restart a component that holds on to the old login
 * @param message what the rotation waits for, empty if for nothing
 * @param complaint what a person has to see to, if anything
 * @param served the person's wish is taken up
 * @param history as it is now
 */
public record Outcome(
    Rotation rotation,
    Optional<Effect.Order> order,
    Optional<Restart> restart,
    String message,
    Optional<Complaint> complaint,
    boolean served,
    RotationInputs.History history) {

  /** A restart that is stored before the template that bears it is applied. */
  public record Restart(String component, String token) {}

  /**
   * The answer of CredentialsReady while a login works and yet something is wrong.
   *
   * @param reason one word
   * @param message who or what, and the next step
   */
  public record Complaint(String reason, String message) {}

  static Outcome stay(Rotation rotation, RotationInputs in, String message) {
    return new Outcome(
        rotation,
        Optional.empty(),
        Optional.empty(),
        message,
        Optional.empty(),
        false,
        in.history());
  }

  static Outcome to(Rotation rotation, RotationInputs in) {
    return stay(rotation, in, "");
  }

  Outcome order(Effect.Order wanted) {
    return new Outcome(rotation, Optional.of(wanted), restart, message, complaint, served, history);
  }

  Outcome restart(Restart wanted) {
    return new Outcome(rotation, order, Optional.of(wanted), message, complaint, served, history);
  }

  Outcome complaint(Optional<Complaint> found) {
    return new Outcome(rotation, order, restart, message, found, served, history);
  }

  Outcome served(boolean taken) {
    return new Outcome(rotation, order, restart, message, complaint, taken, history);
  }

  Outcome history(RotationInputs.History changed) {
    return new Outcome(rotation, order, restart, message, complaint, served, changed);
  }
}
