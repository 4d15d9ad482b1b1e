package io.rec.venuesimulator.kalshi.query;

/** A query parameter that the call refuses; the message is the venue's. */
public final class BadParameter extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadParameter(String call, String problem) {
    super("Parameter validation failed for %s: %s".formatted(call, problem));
  }

  public static BadParameter tag(String call, String field, String tag) {
    return new BadParameter(
        call,
        "Key: '%sParams.%s' Error:Field validation for '%s' failed on the '%s' tag"
            .formatted(call, field, field, tag));
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
