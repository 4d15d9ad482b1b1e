package io.rec.platform.role;

/** Thrown by a start step that cannot be done yet and knows why. */
public final class NotYet extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Waiting waiting;

  public NotYet(Waiting waiting) {
    super(waiting.what() + ": " + waiting.detail());
    this.waiting = waiting;
  }

  public NotYet(String what, Reason reason, String detail) {
    this(new Waiting(what, reason, detail));
  }

  public Waiting waiting() {
    return waiting;
  }
}
