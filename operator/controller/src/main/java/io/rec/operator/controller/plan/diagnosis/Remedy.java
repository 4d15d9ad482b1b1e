package io.rec.operator.controller.plan.diagnosis;

import java.time.Instant;

/** What is to be done about a root. */
public sealed interface Remedy {
  /** In words, for a person. */
  String words();

  /** Its pods are started anew. */
  record Restart() implements Remedy {
    @Override
    public String words() {
      return "to be restarted";
    }
  }

  /** Named and left alone. */
  record Report(String words) implements Remedy {}

  /**
   * It may yet heal by itself.
   *
   * @param until when to judge anew at the latest
   */
  record Wait(Instant until, String words) implements Remedy {}

  /**
   * A restart would only add noise.
   *
   * @param reason one word
   * @param words what a person has to do
   */
  record CannotHelp(String reason, String words) implements Remedy {}
}
