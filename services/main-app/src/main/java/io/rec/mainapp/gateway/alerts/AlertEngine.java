package io.rec.mainapp.gateway.alerts;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The alert engine, which lives in the system monitor: asked for what is open, and told what people
 * do about it. It keeps its book in memory, so it is asked while the database is lost, too.
 */
@Singleton
public final class AlertEngine {

  private static final String MONITOR = "system-monitor";
  private static final String OPEN = "/api/alerts";
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Roles roles;
  private final Clock clock;
  private final Shelf<AlertsView> open;
  private final Shelf<AlertHistory> history;
  private final Shelf<Silences> silences;

  AlertEngine(Roles roles, Reads reads, Clock clock) {
    this.roles = roles;
    this.clock = clock;
    this.open = reads.shelfOfPeer("The alerts");
    this.history = reads.shelfOfPeer("The history of the alerts");
    this.silences = reads.shelfOfPeer("The silences");
  }

  @Serdeable
  record Acknowledgement(String by, String note) {}

  @Serdeable
  record Silencing(
      String type, String service, String about, int minutes, String by, String reason) {}

  public Aged<AlertsView> open() throws InterruptedException {
    return open.take(
        "",
        FRESH,
        () -> {
          AlertsView view = roles.read(MONITOR, OPEN, AlertsView.class);
          return new Dated<>(view, view.at());
        });
  }

  Aged<AlertHistory> history(int limit) throws InterruptedException {
    return history.take(
        Integer.toString(limit),
        FRESH,
        () ->
            new Dated<>(
                new AlertHistory(
                    List.of(
                        roles.read(MONITOR, OPEN + "/history?limit=" + limit, AlertLine[].class))),
                clock.instant()));
  }

  Aged<Silences> silences() throws InterruptedException {
    return silences.take("", FRESH, () -> new Dated<>(inForce(), clock.instant()));
  }

  /** As it is now: nobody acts on what is remembered. */
  AlertLine required(String id) throws InterruptedException {
    return now(() -> roles.read(MONITOR, OPEN, AlertsView.class))
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "UnknownAlert", "No alert with this id is open."));
  }

  Silenced requiredSilence(long id) throws InterruptedException {
    return now(this::inForce).silences().stream()
        .filter(silence -> silence.id() == id)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "UnknownSilence",
                    "No silence with this id is in force."));
  }

  /** The alert and all that it explains. */
  List<AlertLine> acknowledge(AlertLine alert, Person person, String note, String key)
      throws InterruptedException {
    return List.of(
        roles.command(
            MONITOR,
            "%s/%s/ack".formatted(OPEN, alert.id()),
            new Acknowledgement(person.name(), note),
            key,
            AlertLine[].class));
  }

  Silenced silence(AlertLine alert, int minutes, Person person, String reason, String key)
      throws InterruptedException {
    return roles.command(
        MONITOR,
        "/api/silences",
        new Silencing(alert.type(), alert.service(), alert.about(), minutes, person.name(), reason),
        key,
        Silenced.class);
  }

  void end(Silenced silence, String key) throws InterruptedException {
    roles.order(MONITOR, "/api/silences/%d/end".formatted(silence.id()), key);
  }

  private Silences inForce() throws PeerUnavailable, InterruptedException {
    return new Silences(List.of(roles.read(MONITOR, "/api/silences", Silenced[].class)));
  }

  /** A question whose answer is needed before anything is done. */
  private interface Question<T> {
    T ask() throws PeerUnavailable, InterruptedException;
  }

  private static <T> T now(Question<T> question) throws InterruptedException {
    try {
      return question.ask();
    } catch (PeerUnavailable away) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "EngineAway",
          "%s; nothing was done.".formatted(away.getMessage()));
    }
  }
}
