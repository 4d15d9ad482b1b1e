package io.rec.mainapp.gateway.alerts;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.events.Outbox;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The alerts, and what people do about them. */
@Refuses
@Controller
@Needs(AccountRole.VIEWER)
final class AlertsController {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int WEEK = 7 * 24 * 60;

  private final AlertBook book;
  private final Database database;
  private final Outbox outbox;
  private final Deeds deeds;
  private final ObjectMapper json;
  private final Clock clock;
  private final Shelf<AlertsView> views;

  AlertsController(
      AlertBook book,
      Database database,
      Outbox outbox,
      Deeds deeds,
      Reads reads,
      ObjectMapper json,
      Clock clock) {
    this.book = book;
    this.database = database;
    this.outbox = outbox;
    this.deeds = deeds;
    this.json = json;
    this.clock = clock;
    this.views = reads.shelf("The alerts");
  }

  @Get("/monitor/alerts")
  Aged<AlertsView> alerts() throws InterruptedException {
    return views.take(
        "",
        FRESH,
        () -> {
          book.catchUp();
          return new Dated<>(book.view().orElseThrow(), clock.instant());
        });
  }

  @Post("/api/alerts/{id}/ack")
  @Needs(AccountRole.TRADER)
  @Consumes(MediaType.ALL)
  AlertLine acknowledge(long id, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    return marked(person, id, "ack", Map.of());
  }

  @Post("/api/alerts/{id}/silence")
  @Needs(AccountRole.TRADER)
  AlertLine silence(long id, @Body Silence wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    int minutes = fields.within("minutes", wish.minutes(), 1, WEEK);
    fields.require();
    return marked(
        person,
        id,
        "silence",
        Map.of("until", clock.instant().plus(Duration.ofMinutes(minutes)).toString()));
  }

  private AlertLine marked(Person person, long id, String action, Map<String, String> more)
      throws SQLException, InterruptedException {
    book.catchUp();
    required(id);
    Map<String, String> mark = new LinkedHashMap<>(more);
    mark.put("alert", Long.toString(id));
    mark.put("action", action);
    mark.put("by", person.name());
    return deeds.of(
        person,
        action + "_alert",
        UUID.randomUUID().toString(),
        mark,
        () -> {
          database.transaction(
              connection ->
                  outbox.append(connection, AlertBook.MARK, Long.toString(id), text(mark)));
          book.catchUp();
          return required(id);
        });
  }

  private AlertLine required(long id) {
    return book.find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "UnknownAlert",
                    "There is no alert %d among those of the last day.".formatted(id)));
  }

  private String text(Map<String, String> mark) {
    try {
      return json.writeValueAsString(mark);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
