package io.rec.operator.controller.plan;

import io.rec.operator.api.Verbs;
import java.util.Optional;

/**
 * A person's wish to restart one component: {@code rec.io/restart: <component>/<nonce>}, served
 * once for each value.
 */
record RestartVerb(String component, String token, String value) {
  private static final int LONGEST = 128;

  /** The wish, if there is one that has not been served. */
  static Optional<RestartVerb> asked(Desk desk) {
    var value = desk.annotations().getOrDefault(Verbs.RESTART, "");
    var slash = value.indexOf('/');
    if (slash < 1
        || slash == value.length() - 1
        || value.length() > LONGEST
        || value.equals(desk.status().requests().restart())) {
      return Optional.empty();
    }
    return Optional.of(
        new RestartVerb(value.substring(0, slash), value.substring(slash + 1), value));
  }

  /** The same system with the wish written down as served. */
  Desk recorded(Desk desk) {
    return desk.serving(desk.status().requests().withRestart(value));
  }
}
