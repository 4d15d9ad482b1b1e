package io.rec.operator.controller.plan.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the machine has to know.
 *
 * @param consumers those that work on the database, each after what it depends on
 */
public record RotationInputs(
    Wish wish,
    Turn turn,
    History history,
    Publication publication,
    Database database,
    List<Consumer> consumers,
    Steps steps) {

  public RotationInputs {
    consumers = List.copyOf(consumers);
  }

  /**
   * What the owner wants.
   *
   * @param scheduled rotate without being asked
   * @param request a person's wish that has not been served, empty if there is none
   * @param terminate sessions that are left after the overlap are ended
   */
  public record Wish(
      boolean scheduled,
      Duration every,
      Duration overlap,
      boolean terminate,
      Optional<String> request) {}

  /**
   * Whether it is ours to act.
   *
   * @param waitsFor for whom, if not
   * @param windowOpen a maintenance window is open, or there is none
   */
  public record Turn(boolean mayAct, Optional<String> waitsFor, boolean windowOpen) {}

  /**
   * What was.
   *
   * @param rotatedAt when the present login was brought in
   * @param failedAt when a rotation was last given up
   */
  public record History(Optional<Instant> rotatedAt, Optional<Instant> failedAt) {
    public static History none() {
      return new History(Optional.empty(), Optional.empty());
    }
  }

  /**
   * The Secrets as they were found.
   *
   * @param generation number of the login that the services are told, 0 if none
   * @param next the login that is being brought in lies ready
   * @param leftovers Secrets of a rotation are there
   * @param strangers names that we need and somebody else holds
   */
  public record Publication(
      long generation, boolean next, boolean leftovers, List<String> strangers) {
    public Publication {
      strangers = List.copyOf(strangers);
    }
  }

  /**
   * The database as it was found.
   *
   * @param refusedSince since when it refuses the published login
   * @param sessions who is logged in, if that was counted
   * @param uncounted why it could not be counted
   */
  public record Database(
      Access access,
      Optional<Instant> refusedSince,
      Optional<Sessions> sessions,
      Optional<String> uncounted) {

    /** What is to be said while there is no count to go by. */
    String counting() {
      return uncounted
          .map(why -> "sessions cannot be counted: " + why)
          .orElse("sessions are being counted");
    }
  }

  /** How the published login fares. */
  public enum Access {
    WORKS,
    REFUSED,
    UNKNOWN
  }

  /**
   * What became of orders.
   *
   * @param done keys of those that succeeded
   * @param failure of the last one, if it failed
   */
  public record Steps(Set<String> done, Optional<String> failure) {
    public Steps {
      done = Set.copyOf(done);
    }

    boolean finished(Effect.Order order) {
      return done.contains(order.key());
    }
  }
}
