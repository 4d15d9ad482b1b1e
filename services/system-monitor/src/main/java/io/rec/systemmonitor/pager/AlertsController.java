package io.rec.systemmonitor.pager;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.ProblemException;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.Severity;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gateway asks of the alert engine. */
@Controller
final class AlertsController {

  private static final int MOST = 500;

  private final AlertDesk desk;
  private final AlertStore store;
  private final SilenceStore silences;
  private final Clock clock;

  AlertsController(AlertDesk desk, AlertStore store, SilenceStore silences, Clock clock) {
    this.desk = desk;
    this.store = store;
    this.silences = silences;
    this.clock = clock;
  }

  /** Who takes an alert on. */
  @Serdeable
  record Acknowledgement(@Nullable String by, @Nullable String note) {}

  /** The shape of the contract. */
  @Get("/monitor/alerts")
  Map<String, List<AlertDocument>> bySeverity() {
    return Map.of(
        "critical_alerts", of(Severity.CRITICAL),
        "warning_alerts", of(Severity.WARNING),
        "info_alerts", of(Severity.INFO));
  }

  @Get("/api/alerts")
  AlertsDocument open() {
    return AlertsDocument.of(clock.instant(), desk.open(), silences.inForce());
  }

  /** Open or over, the newest first. */
  @Get("/api/alerts/history")
  List<AlertDocument> history(@QueryValue(defaultValue = "100") int limit) throws SQLException {
    return store.newest(Math.clamp(limit, 1, MOST)).stream().map(AlertDocument::of).toList();
  }

  @Post("/api/alerts/{id}/ack")
  List<AlertDocument> acknowledge(String id, @Body Acknowledgement person) {
    String by = person.by() == null ? "" : person.by().strip();
    if (by.isEmpty()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "ByMissing", "An acknowledgement says by whom it is.");
    }
    List<AlertCase> done =
        desk.acknowledge(id, by, person.note() == null ? "" : person.note().strip());
    if (done.isEmpty()) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "AlertNotOpen", "No alert with this id is open.");
    }
    return done.stream().map(AlertDocument::of).toList();
  }

  @Get("/api/silences")
  List<AlertsDocument.Silenced> silences() {
    return silences.inForce().stream().map(AlertsDocument.Silenced::of).toList();
  }

  @Post("/api/silences")
  HttpResponse<AlertsDocument.Silenced> silence(@Body SilenceWish wish) throws SQLException {
    return HttpResponse.created(AlertsDocument.Silenced.of(silences.add(wish.checked())));
  }

  @Post("/api/silences/{id}/end")
  HttpResponse<?> endSilence(long id) throws SQLException {
    if (!silences.end(id)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "SilenceNotInForce", "No silence with this id is in force.");
    }
    return HttpResponse.noContent();
  }

  private List<AlertDocument> of(Severity severity) {
    return desk.open().stream()
        .filter(alert -> alert.signal().severity() == severity)
        .sorted(Comparator.comparing(AlertCase::openedAt).reversed())
        .map(AlertDocument::of)
        .toList();
  }
}
