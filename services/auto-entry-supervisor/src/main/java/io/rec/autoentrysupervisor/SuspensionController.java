package io.rec.autoentrysupervisor;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.autoentrysupervisor.suspension.Suspension;
import io.rec.autoentrysupervisor.suspension.Suspensions;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What switched entries off, what would switch them on again, and where a person does so. */
@Controller("/api/entry_suspension")
final class SuspensionController {

  private final Suspensions suspensions;

  SuspensionController(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Serdeable
  record Known(boolean suspended, List<Suspension> suspensions) {}

  /** Who lifts. */
  @Serdeable
  record Lifting(@Nullable String by) {}

  @Serdeable
  record Lifted(String status, int lifted) {}

  @Get
  Known known() throws SQLException {
    List<Suspension> latest = suspensions.latest();
    return new Known(latest.stream().anyMatch(each -> each.liftedAt() == null), latest);
  }

  @Post("/lift")
  Lifted lift(@Body Lifting wish, @Header(SettingsEditing.AUTHOR) @Nullable String user)
      throws SQLException {
    int lifted = suspensions.lift(SettingsEditing.author(wish.by(), user));
    if (lifted == 0) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "NotSuspended", "Entries are not suspended; nothing was lifted.");
    }
    return new Lifted("ok", lifted);
  }
}
