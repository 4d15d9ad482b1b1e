package io.rec.venuesimulator.kalshi.member;

/** A body that is not of the types its fields have; the text is what the venue's decoder says. */
public final class Undecodable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Undecodable(String details) {
    super(details, null, false, false);
  }

  public String details() {
    return String.valueOf(getMessage());
  }
}
