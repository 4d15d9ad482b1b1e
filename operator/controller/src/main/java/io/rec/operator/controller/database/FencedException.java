package io.rec.operator.controller.database;

/** Another operator leads this database now; whoever sees this must not touch it again. */
public final class FencedException extends Exception {
  private static final long serialVersionUID = 1L;

  FencedException(long ours, long current) {
    super("fenced off: our term is %d, the database says %d".formatted(ours, current));
  }
}
