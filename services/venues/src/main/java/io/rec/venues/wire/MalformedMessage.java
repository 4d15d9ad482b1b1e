package io.rec.venues.wire;

/** A message that is not in the venue's contract; the stream goes on without it. */
public final class MalformedMessage extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedMessage(String reason) {
    super(reason);
  }

  public MalformedMessage(String reason, Throwable cause) {
    super(reason, cause);
  }
}
