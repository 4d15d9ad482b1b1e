package io.rec.mainapp.page;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import java.time.Duration;

/** Takes what open pages tell of themselves into the metrics: only they see what a trader waits. */
@Refuses
@Controller("/api/beacon")
@Needs(AccountRole.VIEWER)
final class BeaconController {

  private final Timer load;
  private final Counter reconnections;
  private final Counter actions;

  BeaconController(MeterRegistry meters) {
    this.load =
        Timer.builder("recio.page.load")
            .description("From the address to the first strike table on the screen")
            .serviceLevelObjectives(
                Duration.ofMillis(500),
                Duration.ofMillis(1_000),
                Duration.ofMillis(1_500),
                Duration.ofMillis(2_000),
                Duration.ofMillis(5_000),
                Duration.ofMillis(10_000))
            .register(meters);
    this.reconnections =
        Counter.builder("recio.page.reconnections")
            .description("Live streams of pages that were lost and came back")
            .register(meters);
    this.actions =
        Counter.builder("recio.page.actions")
            .description("Clicks on controls and commands of the keyboard")
            .register(meters);
  }

  @Post
  @Status(HttpStatus.NO_CONTENT)
  void tell(@Body Beacon told) {
    Fields fields = new Fields();
    int loadMs = fields.within("load_ms", told.loadMs(), 0, Beacon.LONGEST_LOAD_MS, -1);
    int lost =
        fields.within("reconnections", told.reconnections(), 0, Beacon.MOST_RECONNECTIONS, 0);
    int done = fields.within("actions", told.actions(), 0, Beacon.MOST_ACTIONS, 0);
    fields.require();
    if (loadMs >= 0) {
      load.record(Duration.ofMillis(loadMs));
    }
    reconnections.increment(lost);
    actions.increment(done);
  }
}
