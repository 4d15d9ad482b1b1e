package io.rec.operator.controller.plan;

import io.rec.operator.controller.render.Names;

/**
 * A Secret that only a person can bring back.
 *
 * @param reason one word for a condition
 * @param message culprit and next step
 */
record Lack(String reason, String message) {
  static Lack ofSecret(String message) {
    return new Lack("SecretMissing", message);
  }

  /**
   * A new seed would give new passwords, and with them nobody could open the database that exists.
   */
  static Lack ofSeed(Desk desk) {
    var anew =
        desk.spec().database().external() == null
            ? "delete this TradingSystem and the volume claim " + Names.DATABASE_CLAIM
            : "delete this TradingSystem and create it again";
    return new Lack(
        "SeedLost",
        ("Secrets %s and %s are both gone, and every generated password with them: restore %s from"
                + " your backup, or %s to begin anew")
            .formatted(Names.ROOT_SECRET, Names.OPERATOR_LOGIN_SECRET, Names.ROOT_SECRET, anew));
  }
}
