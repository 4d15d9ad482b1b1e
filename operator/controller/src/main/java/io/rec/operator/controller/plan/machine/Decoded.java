package io.rec.operator.controller.plan.machine;

/** What a status block says about a machine's phase. */
public sealed interface Decoded<P> {
  /** A phase that this operator knows, with all that belongs to it. */
  record Known<P>(P phase) implements Decoded<P> {}

  /**
   * A phase of a newer operator, or one without what belongs to it: hands off.
   *
   * @param words what stands there, for a person
   */
  record Unknown<P>(String words) implements Decoded<P> {}
}
