package io.rec.operator.controller.plan.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * A component that works on the database.
 *
 * @param running it is meant to have pods
 * @param settled no rollout of it is under way
 * @param unavailableSince since when it has too few pods that serve; empty while it serves
 * @param restartToken of its last restart, empty before the first
 */
public record Consumer(
    String name,
    boolean running,
    boolean settled,
    Optional<Instant> unavailableSince,
    Trouble trouble,
    String restartToken) {

  /** What its pods say about themselves. */
  public enum Trouble {
    NONE,
    /** The database refuses its login. */
    LOGIN_REFUSED,
    /** Something that has nothing to do with the login. */
    OTHER
  }

  /** Its pool, or the connection on which it listens. */
  boolean owns(String application) {
    return application.equals(name) || application.equals(name + "-listen");
  }
}
