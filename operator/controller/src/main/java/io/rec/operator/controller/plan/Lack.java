package io.rec.operator.controller.plan;

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
  static Lack ofSeed(String root, String copy) {
    return new Lack(
        "SeedLost",
        ("Secrets %s and %s are both gone, and the passwords of the existing database with them:"
                + " restore %s from your backup; no new ones are made while a release is in force")
            .formatted(root, copy, root));
  }
}
