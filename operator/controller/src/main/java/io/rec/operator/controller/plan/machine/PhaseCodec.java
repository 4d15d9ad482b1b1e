package io.rec.operator.controller.plan.machine;

/**
 * The way between a machine's phase and its flat status block. Total both ways: every block decodes
 * to something without an exception, every phase can be written, and what was written is read as
 * the same phase.
 *
 * @param <P> the machine's phase with whatever it remembers
 * @param <S> its block in the status
 */
public interface PhaseCodec<P, S> {
  Decoded<P> decode(S block);

  /**
   * @param before the block as it was read; whatever does not belong to the phase stays
   */
  S encode(P phase, S before);
}
