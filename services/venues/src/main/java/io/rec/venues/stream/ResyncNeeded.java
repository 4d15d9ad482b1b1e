package io.rec.venues.stream;

/** What this connection told cannot be trusted any more: only a new one mends it. */
public final class ResyncNeeded extends Exception {

  private static final long serialVersionUID = 1L;

  public ResyncNeeded(String reason) {
    super(reason);
  }
}
