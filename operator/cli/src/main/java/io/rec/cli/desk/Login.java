package io.rec.cli.desk;

/** User and password; printed once on purpose by {@code up}, masked everywhere else. */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return user + " / ***";
  }
}
