package io.rec.venuesimulator.kalshi.rest;

/** A query parameter that the call refuses; the message is the venue's. */
final class BadParameter extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadParameter(String call, String problem) {
    super("Parameter validation failed for %s: %s".formatted(call, problem));
  }

  static BadParameter tag(String call, String field, String tag) {
    return new BadParameter(
        call,
        "Key: '%sParams.%s' Error:Field validation for '%s' failed on the '%s' tag"
            .formatted(call, field, field, tag));
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
