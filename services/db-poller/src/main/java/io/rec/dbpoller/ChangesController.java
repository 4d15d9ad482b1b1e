package io.rec.dbpoller;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.events.Fact;
import io.rec.platform.events.Facts;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.List;

/** Serves the changes after the one the caller has, a page at a time. */
@Controller
final class ChangesController {

  private static final int MOST = 500;

  /** The offset to ask with next; more says that there is something after it already. */
  @Serdeable
  record Page(long offset, boolean more, List<Fact> changes) {}

  private final Changes changes;

  ChangesController(Changes changes) {
    this.changes = changes;
  }

  @Get(uris = {"/api/changes", "/changes"})
  Page after(
      @QueryValue(defaultValue = "0") long after,
      @QueryValue(defaultValue = "") String topic,
      @QueryValue(defaultValue = "" + MOST) int limit)
      throws SQLException {
    if (after < 0) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "InvalidOffset", "after is an id of the feed, not " + after);
    }
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "InvalidLimit", "limit is between 1 and %d".formatted(MOST));
    }
    switch (changes.place(after)) {
      case Changes.Place.Known known -> {}
      case Changes.Place.Forgotten forgotten ->
          // Whoever asks from the very beginning has nothing to lose.
          refuse(after > 0, "OffsetForgotten", after, forgotten.resumeAfter());
      case Changes.Place.Ahead ahead -> refuse(true, "OffsetAhead", after, ahead.resumeAfter());
    }
    Facts facts = changes.after(after, Topics.of(topic), limit);
    return new Page(facts.next(), facts.more(), facts.facts());
  }

  private static void refuse(boolean really, String reason, long after, long resumeAfter) {
    if (really) {
      throw new ProblemException(
          HttpStatus.GONE,
          reason,
          "changes after %d cannot be given without a gap; read the present state and go on after %d"
              .formatted(after, resumeAfter));
    }
  }
}
