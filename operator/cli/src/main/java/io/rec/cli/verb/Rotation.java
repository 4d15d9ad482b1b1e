package io.rec.cli.verb;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.change.Change;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.CredentialsStatus;
import java.util.Optional;
import java.util.Set;

/**
 * A new database login, taken up by the services while they work. Done when nobody needs the old
 * one any more; that the old one stays valid for the overlap is as it should be.
 *
 * @param before the number of the login in use
 */
public record Rotation(String value, String by, long before) implements Verb {
  private static final String NEXT =
      "recio doctor and the Events of the system tell why: kubectl events --for ts/NAME";

  /** The new login is in use; what is left is to wait and to shut the old one. */
  private static final Set<String> SWITCHED = Set.of("Draining", "Retiring");

  public static Rotation of(TradingSystem desk, String nonce, String by) {
    var own = desk.getSpec().database().credentials().secretRef();
    if (own != null) {
      throw new Failure(
          ExitCode.REFUSED,
          "The database login is yours: it comes from Secret %s, which the operator follows and never changes."
              .formatted(own.name()),
          "Change the login at the database and in that Secret.");
    }
    return new Rotation(
        nonce, by, requireNonNullElse(desk.statusOrEmpty().credentials().generation(), 0L));
  }

  @Override
  public Optional<String> mark() {
    return Optional.of(value);
  }

  @Override
  public String title() {
    return "rotate the database login";
  }

  @Override
  public Change change() {
    return Change.request(Verbs.ROTATE_CREDENTIALS, value, by);
  }

  @Override
  public Progress progress(Sight sight) {
    return Taken.missing(sight, value, sight.status().requests().rotate())
        .orElseGet(() -> rotated(sight));
  }

  private Progress rotated(Sight sight) {
    CredentialsStatus login = sight.status().credentials();
    String phase = requireNonNullElse(login.phase(), "?");
    String why = login.message() == null ? "" : ": " + login.message();
    long generation = requireNonNullElse(login.generation(), 0L);
    long pending = requireNonNullElse(login.pendingGeneration(), generation);
    if (pending < generation) {
      return new Progress.Failed("login %d comes back%s".formatted(pending, why), NEXT);
    }
    if (phase.equals("Stable")) {
      return generation > before
          ? new Progress.Done("login %d is in use, the one before is shut".formatted(generation))
          : new Progress.Failed("login %d stays in use%s".formatted(generation, why), NEXT);
    }
    // Since when no session uses the login before; only while it is still valid.
    return SWITCHED.contains(phase) || login.quietSince() != null
        ? new Progress.Done(
            "all services use login %d; the one before is shut after the overlap%s"
                .formatted(pending, why))
        : new Progress.Waiting(phase + why);
  }
}
