package io.rec.mainapp.gateway.system;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Ages;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.roster.Roster;
import io.rec.mainapp.roster.RosterLine;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.Problem;
import io.rec.platform.http.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The system view. */
@Refuses
@Controller("/api")
@Needs(AccountRole.VIEWER)
final class SystemController {

  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int LONGEST = 500;

  /** As much as the operator reads. */
  private static final int LONGEST_REASON = 300;

  private final SystemViews views;
  private final SystemRows rows;
  private final Dependencies dependencies;
  private final OperatorWishes wishes;
  private final Roster roster;
  private final Clock clock;
  private final Ages ages;
  private final Shelf<ComponentView> components;
  private final Shelf<Restarts> restarts;

  SystemController(
      SystemViews views,
      SystemRows rows,
      Dependencies dependencies,
      OperatorWishes wishes,
      Roster roster,
      Reads reads,
      Clock clock) {
    this.views = views;
    this.rows = rows;
    this.dependencies = dependencies;
    this.wishes = wishes;
    this.roster = roster;
    this.clock = clock;
    this.ages = reads.ages();
    this.components = reads.shelf("The component");
    this.restarts = reads.shelf("The restarts");
  }

  /** Never remembered: who still answers is wanted most while the database does not. */
  @Get("/system")
  Aged<SystemView> system() throws InterruptedException {
    return ages.live(new Dated<>(views.now(), clock.instant()), FRESH);
  }

  @Get("/system/restarts")
  Aged<Restarts> restarts() throws InterruptedException {
    return restarts.take("", FRESH, () -> new Dated<>(day(), clock.instant()));
  }

  @Get("/system/{component}")
  Aged<ComponentView> component(String component) throws InterruptedException {
    RosterLine line = known(component);
    return components.take(component, FRESH, () -> new Dated<>(detail(line), clock.instant()));
  }

  @Post("/system/{component}/restart")
  @Needs(AccountRole.ADMIN)
  @Status(HttpStatus.ACCEPTED)
  @ApiResponse(
      responseCode = "202",
      description = "The wish lies before the operator",
      content = @Content(schema = @Schema(implementation = RestartAsked.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Why the wish did not get to the operator, and the command of somebody who may",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ByOperator.class)))
  HttpResponse<?> restart(
      String component, @Body OperatorRequest wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    RosterLine line = known(component);
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    String reason = fields.text("reason", wish.reason(), LONGEST_REASON);
    fields.require();
    return switch (wishes.restart(person, request, line.component(), reason)) {
      case OperatorWishes.Restart.Asked asked -> HttpResponse.accepted().body(asked.answer());
      case OperatorWishes.Restart.Left left -> conflict(left.answer());
    };
  }

  @Post("/mode")
  @Needs(AccountRole.ADMIN)
  @Status(HttpStatus.CONFLICT)
  @ApiResponse(
      responseCode = "409",
      description = "Only the operator does this: the checklist and the commands for it",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = ByOperator.class)))
  HttpResponse<ByOperator> mode(@Body ModeRequest wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    String mode = fields.oneOf("mode", wish.mode(), Set.of("Paper", "Live"));
    if (mode.equals("Live")) {
      String name = fields.text("system_name", wish.systemName(), LONGEST);
      fields.check("system_name", wishes.isSystem(name), "is the name of this system, typed");
    }
    fields.require();
    return conflict(wishes.mode(person, request, mode));
  }

  private static HttpResponse<ByOperator> conflict(ByOperator problem) {
    return HttpResponse.<ByOperator>status(HttpStatus.CONFLICT)
        .contentType(Problem.MEDIA_TYPE)
        .body(problem);
  }

  private ComponentView detail(RosterLine line) throws SQLException, InterruptedException {
    Map<String, List<SystemRows.Start>> starts = rows.starts(clock.instant().minus(DAY));
    return new ComponentView(
        views.node(line, Optional.of(starts), views.roots()),
        dependencies.of(line.component()),
        dependencies.onto(line.component()),
        starts.getOrDefault(line.component(), List.of()).stream()
            .map(
                start ->
                    new ComponentView.Start(
                        start.pod(), start.version(), start.at(), start.readyAt()))
            .toList(),
        rows.checks(line.component()),
        wishes.restartCommand(line.component()));
  }

  private Restarts day() throws SQLException {
    Instant to = clock.instant();
    Instant from = to.minus(DAY);
    return new Restarts(
        from,
        to,
        rows.starts(from).entrySet().stream()
            .map(
                entry ->
                    new Restarts.Strip(
                        entry.getKey(),
                        entry.getValue().stream()
                            .map(
                                start ->
                                    new Restarts.Restart(
                                        start.pod(),
                                        start.version(),
                                        start.at(),
                                        start.readyAt(),
                                        start.reason()))
                            .toList()))
            .toList());
  }

  private RosterLine known(String component) {
    return roster.lines().stream()
        .filter(line -> line.component().equals(component))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "UnknownComponent",
                    "The manifest has no component of this name."));
  }
}
