package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import java.util.Optional;

/** A person's wish for a new login: {@code rec.io/rotate-credentials: <nonce>}, served once. */
final class RotationRequest {
  private static final int LONGEST = 256;

  private RotationRequest() {}

  /** The wish, if there is one that has not been served. */
  static Optional<String> asked(Desk desk) {
    var written = desk.annotations().getOrDefault(Verbs.ROTATE_CREDENTIALS, "").strip();
    var value = written.length() <= LONGEST ? written : written.substring(0, LONGEST);
    return value.isEmpty() || value.equals(desk.status().requests().rotate())
        ? Optional.empty()
        : Optional.of(value);
  }

  static Desk served(Desk desk, String value) {
    return desk.serving(desk.status().requests().withRotate(value));
  }
}
