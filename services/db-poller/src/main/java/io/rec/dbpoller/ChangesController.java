package io.rec.dbpoller;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.List;

/** Serves the changes after the one the caller has. */
@Controller("/api/changes")
final class ChangesController {

  private static final int MOST = 500;

  /** The offset is that of the last change given, or of the question when there is none. */
  @Serdeable
  record Changes(long offset, List<Change> changes) {}

  private final Outbox outbox;

  ChangesController(Outbox outbox) {
    this.outbox = outbox;
  }

  @Get
  Changes after(@QueryValue(defaultValue = "0") long after) throws SQLException {
    if (after < 0) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "InvalidOffset", "after is an id of the feed, not " + after);
    }
    List<Change> changes = outbox.after(after, MOST);
    return new Changes(changes.isEmpty() ? after : changes.getLast().id(), changes);
  }
}
