package io.rec.venues;

import java.net.ConnectException;

/** Why a connection failed, in words a person can act on. */
public final class FailureWords {

  private FailureWords() {}

  public static String of(Throwable failed) {
    if (failed instanceof ConnectException) {
      // The client gives no reason of its own, neither for the one nor for the other.
      return "it refuses connections or its name does not resolve";
    }
    return TlsWords.of(failed).orElseGet(() -> said(failed));
  }

  private static String said(Throwable failed) {
    return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
  }
}
