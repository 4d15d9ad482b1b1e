package io.rec.autoentrysupervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.Instant;

/** Tells other services whether entries may be made. */
@Controller("/api/auto_entry_status")
final class AutoEntryController {

  @Serdeable
  record Answer(
      boolean enabled,
      EntryStatus.Status status,
      String reason,
      @JsonProperty("current_ttc") long currentTtcSeconds,
      Instant timestamp) {}

  private final EntryWatch watch;
  private final Clock clock;

  AutoEntryController(EntryWatch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  @Get
  Answer status() {
    EntryStatus now = watch.status();
    return new Answer(
        now.status() != EntryStatus.Status.DISABLED,
        now.status(),
        now.reason(),
        EntryWindow.secondsToClose(clock.instant()),
        watch.lastPassAt());
  }
}
