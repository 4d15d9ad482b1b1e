package io.rec.platform.lease;

/** Thrown where only the holder of a lease may act, by a process that is not. */
public final class Standby extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Standby(String lease) {
    super("this process does not hold the lease '%s'; another one does".formatted(lease));
  }
}
