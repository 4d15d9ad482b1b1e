package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.render.Names;
import java.util.Comparator;
import java.util.Optional;

/** How the schema of the database stands to the release. */
sealed interface Schema {
  /** Nothing can be done before the login works. */
  record Unknown() implements Schema {}

  /** The migration is on its way. */
  record Migrating() implements Schema {}

  /** It fits; the version is that of the last migration, if it could be read. */
  record Current(String version) implements Schema {}

  /** The migration has used up its attempts. */
  record Failed(String words) implements Schema {}

  /**
   * @param job name of the migration that this release wants
   */
  static Schema of(Desk desk, Observation seen, String job) {
    var found = Optional.ofNullable(seen.jobs().get(job));
    var version = seen.open().map(open -> open.schemaVersion()).orElse("");
    if (found.isPresent() && found.get().failed()) {
      return new Failed(words(seen, job));
    }
    if (found.isPresent() && found.get().succeeded()) {
      return new Current(version);
    }
    // A new build of a release that is in force: its migration runs beside the working desk.
    if (!version.isEmpty() && desk.spec().version().equals(desk.status().release().version())) {
      return new Current(version);
    }
    return seen.open().isPresent() ? new Migrating() : new Unknown();
  }

  /** Of a desk that is served: whatever runs on it fits, or it would not be in force. */
  static Schema settled(Observation seen) {
    return seen.open()
        .<Schema>map(open -> new Current(open.schemaVersion()))
        .orElseGet(Unknown::new);
  }

  /**
   * What the newest pod of that Job said; those of other releases, which worked, may be there too.
   */
  static String words(Observation seen, String job) {
    return seen.podsOf(Names.MIGRATION).stream()
        .filter(pod -> pod.name().startsWith(job + "-"))
        .filter(pod -> !pod.lastWords().isEmpty())
        .max(Comparator.comparing(PodSeen::created))
        .map(PodSeen::lastWords)
        .orElse("see the log of its pod");
  }
}
