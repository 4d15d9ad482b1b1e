package io.rec.venues.kalshi;

/** The mounted key is absent or cannot be read; the message says which part, never its content. */
public final class CredentialsUnusable extends Exception {

  private static final long serialVersionUID = 1L;

  CredentialsUnusable(String why, Throwable cause) {
    super(why, cause);
  }
}
