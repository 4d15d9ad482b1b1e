package io.rec.cli.verb;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.change.Change;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.RevisionRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Back to a revision that was brought in before; the spec stays as it is. */
public record Rollback(long revision, String value, String by) implements Verb {
  private static final String STABLE = "Stable";

  /** How a release ended that nobody wants back. */
  private static final Set<String> BAD = Set.of("RolledBack", "Cancelled", "Withdrawn", "Failed");

  /** Without a number the newest one before the present that was brought in well. */
  public static Rollback of(TradingSystem desk, OptionalLong asked, String nonce, String by) {
    var release = desk.statusOrEmpty().release();
    long revision =
        asked.isPresent()
            ? known(release, asked.getAsLong())
            : former(release).orElseThrow(() -> none(desk));
    return new Rollback(revision, revision + "/" + nonce, by);
  }

  @Override
  public Optional<String> mark() {
    return Optional.of(value);
  }

  @Override
  public String title() {
    return "roll back to revision " + revision;
  }

  @Override
  public Change change() {
    return Change.request(Verbs.ROLLBACK, value, by);
  }

  @Override
  public Progress progress(Sight sight) {
    return Taken.missing(sight, value, sight.status().requests().rollback())
        .orElseGet(() -> rolledBack(sight));
  }

  private static Progress waiting(ReleaseStatus release) {
    return new Progress.Waiting(
        requireNonNullElse(release.phase(), "?")
            + (release.wave() == null ? "" : ", wave " + release.wave()));
  }

  /** The way back begins with the pass that serves the request: at rest elsewhere means refused. */
  private Progress rolledBack(Sight sight) {
    var release = sight.status().release();
    if (!STABLE.equals(release.phase())) {
      return waiting(release);
    }
    return Objects.equals(release.revision(), revision)
        ? new Progress.Done(
            "revision %d runs%s"
                .formatted(
                    revision, release.version() == null ? "" : ", version " + release.version()))
        : new Progress.Failed(
            "revision %s stays in force".formatted(release.revision()),
            "Choose another revision: recio status -o yaml lists status.release.history.");
  }

  private static Failure none(TradingSystem desk) {
    return new Failure(
        ExitCode.NOT_FOUND,
        "There is no earlier revision to go back to.",
        "kubectl get controllerrevisions -n %s shows what is kept."
            .formatted(desk.getMetadata().getNamespace()));
  }

  private static long known(ReleaseStatus release, long asked) {
    if (Objects.equals(release.revision(), asked)) {
      throw new Failure(
          ExitCode.REFUSED, "Revision %d is the one that runs.".formatted(asked), told(release));
    }
    if (release.history().stream().noneMatch(one -> Objects.equals(one.revision(), asked))) {
      throw new Failure(
          ExitCode.NOT_FOUND, "Revision %d is not kept.".formatted(asked), told(release));
    }
    return asked;
  }

  private static Optional<Long> former(ReleaseStatus release) {
    long now = requireNonNullElse(release.revision(), Long.MAX_VALUE);
    return release.history().stream()
        .filter(one -> one.outcome() == null || !BAD.contains(one.outcome()))
        .map(RevisionRecord::revision)
        .filter(Objects::nonNull)
        .filter(number -> number < now)
        .findFirst();
  }

  private static String told(ReleaseStatus release) {
    List<RevisionRecord> kept = release.history();
    return kept.isEmpty()
        ? "No earlier revision is kept."
        : "Kept are "
            + kept.stream()
                .map(
                    one -> "%s (version %s, %s)".formatted(one.revision(), one.version(), one.at()))
                .collect(Collectors.joining(", "))
            + ".";
  }
}
