package io.rec.cli.doctor;

import static java.util.Objects.requireNonNull;

/**
 * One answer of the doctor.
 *
 * @param subject what was looked at
 * @param cause what was found
 * @param effect what it does to the desk, empty when all is well
 * @param fix the next step, empty when there is none to take
 */
public record Finding(Level level, String subject, String cause, String effect, String fix) {
  /** How bad it is. */
  public enum Level {
    OK,
    WARNING,
    PROBLEM
  }

  public Finding {
    requireNonNull(level, "level");
    requireNonNull(subject, "subject");
    requireNonNull(cause, "cause");
    requireNonNull(effect, "effect");
    requireNonNull(fix, "fix");
  }

  static Finding ok(String subject, String what) {
    return new Finding(Level.OK, subject, what, "", "");
  }

  static Finding warning(String subject, String cause, String effect, String fix) {
    return new Finding(Level.WARNING, subject, cause, effect, fix);
  }

  static Finding problem(String subject, String cause, String effect, String fix) {
    return new Finding(Level.PROBLEM, subject, cause, effect, fix);
  }
}
