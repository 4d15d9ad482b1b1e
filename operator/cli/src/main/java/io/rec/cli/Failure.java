package io.rec.cli;

import static java.util.Objects.requireNonNull;

/**
 * A failure that a person can act on: one sentence of what is wrong and one of what to do next.
 * Anything else that is thrown is a defect and shows its stack trace with {@code --verbose}.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String nextStep;

  public Failure(ExitCode exitCode, String what, String nextStep) {
    super(requireNonNull(what, "what"));
    this.exitCode = requireNonNull(exitCode, "exitCode");
    this.nextStep = requireNonNull(nextStep, "nextStep");
  }

  public Failure(ExitCode exitCode, String what, String nextStep, Throwable cause) {
    this(exitCode, what, nextStep);
    initCause(cause);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  public String what() {
    return requireNonNull(getMessage(), "message");
  }

  public String nextStep() {
    return nextStep;
  }
}
