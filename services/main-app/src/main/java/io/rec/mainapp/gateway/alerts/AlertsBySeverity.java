package io.rec.mainapp.gateway.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Aged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is open in the three lists of the contract, each the newest first, and beside them how far
 * to trust it.
 *
 * @param asOf when it was so
 * @param ageMs how long ago that was when this was answered
 * @param reason why it is stale or remembered, a sentence; empty otherwise
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AlertsBySeverity(
    List<AlertLine> criticalAlerts,
    List<AlertLine> warningAlerts,
    List<AlertLine> infoAlerts,
    Instant asOf,
    long ageMs,
    boolean stale,
    @Schema(allowableValues = {"live", "cached"}) String source,
    String reason) {

  static AlertsBySeverity of(Aged<AlertsView> known) {
    return new AlertsBySeverity(
        of(known.data(), "critical"),
        of(known.data(), "warning"),
        of(known.data(), "info"),
        known.asOf(),
        known.ageMs(),
        known.stale(),
        known.source(),
        known.reason());
  }

  private static List<AlertLine> of(AlertsView view, String severity) {
    return view.all()
        .filter(alert -> alert.severity().equals(severity))
        .sorted(Comparator.comparing(AlertLine::openedAt).reversed())
        .toList();
  }
}
