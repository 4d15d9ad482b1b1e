package io.rec.cascadingfailuredetector;

import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.role.Waiting;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as the detector sees it: whether it answers, and whether it can store. A server
 * whose disk is full ends itself sooner or later, and then tells nobody why; so what it said last
 * stands until it can store again. Belongs to the thread of the checks.
 */
@Singleton
final class DatabaseView {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseView.class);

  private static final String LATE =
      "it does not answer within %d s: it hangs, or is starved of processor"
          .formatted(StoringLook.PATIENCE.toSeconds());

  // By providers: the platform asks the role about its database before it makes these.
  private final Provider<DatabaseWatch> watch;
  private final StoringLook storing;
  private final SchemaWait schema;
  private final FirstContact contact;
  private final Clock clock;
  private Optional<String> unwritten = Optional.empty();
  private Optional<String> lastSaid = Optional.empty();
  private boolean late;

  DatabaseView(
      Provider<DatabaseWatch> watch,
      Provider<StoringProbe> storing,
      DetectorSettings settings,
      Clock clock) {
    this.watch = watch;
    this.storing = new StoringLook(storing);
    this.schema = new SchemaWait(settings.startPatience());
    this.contact = new FirstContact(settings.startPatience());
    this.clock = clock;
  }

  /** What is wrong with it now; nothing when it answers and stores. */
  Optional<DatabaseWord> look() throws InterruptedException {
    late = false;
    Optional<Waiting> problem = watch.get().problem();
    if (problem.isPresent()) {
      return isExcused(problem.get(), clock.instant())
          ? Optional.empty()
          : Optional.of(away(problem.get()));
    }
    contact.made();
    schema.over();
    switch (storing.look()) {
      case StoringLook.Answered answered -> {
        lastSaid = answered.complaint().or(() -> unwritten);
        unwritten = Optional.empty();
      }
      case StoringLook.Ended ended ->
          LOG.debug("whether the database can store is not known", ended.how());
      case StoringLook.Late tooLate -> {
        late = true;
        return Optional.of(new DatabaseWord(LATE, false));
      }
    }
    return lastSaid.map(said -> new DatabaseWord("it cannot store anything: " + said, true));
  }

  /** Whether it answers, so that a row may be tried. */
  boolean answers() {
    return !late && watch.get().problem().isEmpty();
  }

  /** A row could not be written. */
  void refused(SQLException failed) {
    unwritten = StoringProbe.complaint(failed);
  }

  private boolean isExcused(Waiting problem, Instant now) {
    // Both are asked, since each counts from the first time that it was.
    boolean isMigrated = schema.excuses(problem, now);
    return contact.isAwaited(now) || isMigrated;
  }

  private DatabaseWord away(Waiting problem) {
    String now = problem.reason().word() + ": " + problem.detail();
    return lastSaid
        .map(said -> new DatabaseWord("%s; before that, %s".formatted(now, said), true))
        .orElseGet(() -> new DatabaseWord(now, false));
  }
}
