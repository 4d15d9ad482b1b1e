package io.rec.operator.controller.plan.release;

/**
 * A wish that was tried and is not tried again until it changes.
 *
 * @param hash of the part of the spec that a release is made from
 * @param version the release that was asked for
 * @param cause the component and its last error, or who asked to go back
 */
public record Failure(String hash, String version, String cause) {
  private static final int LONGEST = 1000;

  public Failure {
    cause = cause.length() <= LONGEST ? cause : cause.substring(0, LONGEST);
  }

  boolean of(Wish wish) {
    return hash.equals(wish.hash());
  }
}
