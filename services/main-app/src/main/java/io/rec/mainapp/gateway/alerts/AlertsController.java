package io.rec.mainapp.gateway.alerts;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts, and what people do about them. */
@Refuses
@Controller
@Needs(AccountRole.VIEWER)
final class AlertsController {

  private static final int WEEK = 7 * 24 * 60;
  private static final int LONGEST = 500;
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final AlertEngine engine;
  private final Deeds deeds;

  AlertsController(AlertEngine engine, Deeds deeds) {
    this.engine = engine;
    this.deeds = deeds;
  }

  /** The shape of the contract. */
  @Get("/monitor/alerts")
  AlertsBySeverity bySeverity() throws InterruptedException {
    return AlertsBySeverity.of(engine.open());
  }

  @Get("/api/alerts")
  Aged<AlertsView> alerts() throws InterruptedException {
    return engine.open();
  }

  @Get("/api/alerts/history")
  Aged<AlertHistory> history(
      @QueryValue @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "500"))
          @Nullable Integer limit)
      throws InterruptedException {
    Fields fields = new Fields();
    int most = fields.within("limit", limit, 1, MOST, USUAL);
    fields.require();
    return engine.history(most);
  }

  @Post("/api/alerts/{id}/ack")
  @Needs(AccountRole.TRADER)
  List<AlertLine> acknowledge(
      String id, @Body @Nullable AckWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String note = wish == null || wish.note() == null ? "" : wish.note().strip();
    fields.check("note", note.length() <= LONGEST, "has at most %d characters".formatted(LONGEST));
    fields.require();
    AlertLine alert = engine.required(id);
    String request = UUID.randomUUID().toString();
    return deeds.whateverIsStored(
        person,
        "ack_alert",
        request,
        Map.of("alert", id, "cause", alert.cause(), "note", note),
        () -> engine.acknowledge(alert, person, note, request));
  }

  @Post("/api/alerts/{id}/silence")
  @Needs(AccountRole.TRADER)
  Silenced silence(String id, @Body SilenceWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    int minutes = fields.within("minutes", wish.minutes(), 1, WEEK);
    String reason = fields.text("reason", wish.reason(), LONGEST);
    fields.require();
    AlertLine alert = engine.required(id);
    String request = UUID.randomUUID().toString();
    return deeds.of(
        person,
        "silence_alert",
        request,
        Map.of("alert", id, "cause", alert.cause(), "minutes", minutes, "reason", reason),
        () -> engine.silence(alert, minutes, person, reason, request));
  }

  @Get("/api/silences")
  Aged<Silences> silences() throws InterruptedException {
    return engine.silences();
  }

  /** Answers with the one that is over. */
  @Post("/api/silences/{id}/end")
  @Needs(AccountRole.TRADER)
  @Consumes(MediaType.ALL)
  Silenced end(long id, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Silenced silence = engine.requiredSilence(id);
    String request = UUID.randomUUID().toString();
    return deeds.of(
        person,
        "end_silence",
        request,
        Map.of(
            "silence",
            id,
            "type",
            silence.type(),
            "service",
            silence.service(),
            "about",
            silence.about()),
        () -> {
          engine.end(silence, request);
          return silence;
        });
  }
}
