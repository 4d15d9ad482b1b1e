package io.rec.cli.selftest;

import java.io.Serial;

/** Nobody answered; the message says why. */
final class Silence extends Exception {
  @Serial private static final long serialVersionUID = 1;

  Silence(String why) {
    super(why);
  }

  Silence(String why, Throwable cause) {
    super(why, cause);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
