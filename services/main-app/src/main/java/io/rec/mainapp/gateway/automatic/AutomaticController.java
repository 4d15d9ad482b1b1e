package io.rec.mainapp.gateway.automatic;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.ProblemException;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.settings.SettingsChange;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The panel of the automatic entry and stop. */
@Refuses
@Controller("/api")
@Needs(AccountRole.TRADER)
final class AutomaticController {

  private static final String SUPERVISOR = "auto-entry-supervisor";
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final EntryStates states;
  private final SettingsDesk desk;
  private final Roles roles;
  private final Deeds deeds;
  private final RoleIdentity identity;
  private final Clock clock;
  private final Shelf<EntryStatus> statuses;
  private final Shelf<WhyNot> reasons;

  AutomaticController(
      EntryStates states,
      SettingsDesk desk,
      Roles roles,
      Deeds deeds,
      Reads reads,
      RoleIdentity identity,
      Clock clock) {
    this.states = states;
    this.desk = desk;
    this.roles = roles;
    this.deeds = deeds;
    this.identity = identity;
    this.clock = clock;
    this.statuses = reads.shelf("The state of the automatic entry");
    this.reasons = reads.shelf("The reasons of the automatic entry");
  }

  /** What the supervisor answers to a lifting. */
  @Serdeable
  record Lifted(int lifted) {}

  @Serdeable
  record Lifting(String by) {}

  @Get("/auto_entry/status")
  @Needs(AccountRole.VIEWER)
  Aged<EntryStatus> status() throws InterruptedException {
    return statuses.take("", FRESH, () -> new Dated<>(states.now(), clock.instant()));
  }

  @Get("/auto_entry/why_not/{symbol}")
  @Needs(AccountRole.VIEWER)
  Aged<WhyNot> whyNot(String symbol) throws InterruptedException {
    String asked = symbol.toUpperCase(Locale.ROOT);
    if (!identity.symbols().contains(asked)) {
      throw new ProblemException(
              HttpStatus.NOT_FOUND,
              "UnknownSymbol",
              "This desk has %s.".formatted(String.join(", ", identity.symbols())))
          .withField("symbol", "is one of " + String.join(", ", identity.symbols()));
    }
    return reasons.take(
        asked,
        FRESH,
        () -> {
          WhyNot found =
              roles.read(SUPERVISOR, "/api/auto_entry_why_not?symbol=" + asked, WhyNot.class);
          return new Dated<>(found, found.asOf());
        });
  }

  @Put("/auto_entry")
  EntrySettings autoEntry(@Body Switch wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    return Parts.entry(
        desk.change(
            person, "auto_entry", SettingsChange.ofAutoEntry(enabled(wish.enabled()), null)));
  }

  @Put("/auto_stop")
  StopSettings autoStop(@Body Switch wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    return Parts.stop(
        desk.change(person, "auto_stop", SettingsChange.ofAutoStop(enabled(wish.enabled()), null)));
  }

  /** A critical failure switched entries off; only a person switches them on again. */
  @Post("/auto_entry/resume")
  EntryStatus resume(@Body Resume wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    fields.require();
    return deeds.of(
        person,
        "resume_entries",
        request,
        Map.of(),
        () -> {
          roles.command(
              SUPERVISOR,
              "/api/entry_suspension/lift",
              new Lifting(person.name()),
              request,
              Lifted.class);
          return states.now();
        });
  }

  private static boolean enabled(@Nullable Boolean wish) {
    Fields fields = new Fields();
    fields.check("enabled", wish != null, "is required");
    fields.require();
    return Boolean.TRUE.equals(wish);
  }
}
