package io.rec.trademanager.refusal;

/** Ends a request that is refused; whoever throws it has left the line in the audit trail. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.decision().reason());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
