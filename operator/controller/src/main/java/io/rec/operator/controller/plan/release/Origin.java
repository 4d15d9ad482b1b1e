package io.rec.operator.controller.plan.release;

/** Where a pod template, or a spec, of a new revision is taken from. */
public sealed interface Origin {
  /** What this operator renders from the spec of now. */
  record Wished() implements Origin {}

  /** What the cluster runs, as it stands there. */
  record Running() implements Origin {}

  /** An earlier revision. */
  record Stored(long revision) implements Origin {}
}
