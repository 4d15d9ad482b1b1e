package io.rec.activetradesupervisor.watch;

import io.rec.activetradesupervisor.figures.ShownTrades;
import io.rec.activetradesupervisor.figures.TradeView;
import io.rec.domain.stop.EmergencyPolicy;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks each second at what a person has to know, and has it stated once. */
@Singleton
public final class Checks {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String STALE = "stale_price";
  private static final String WAITING = "flatten_waits_for_price";

  private final Supervision supervision;
  private final ShownTrades shown;
  private final LateTrades late;
  private final Alerts alerts;
  private final Lease lease;
  private final Clock clock;
  private final RoleLoop loop;

  Checks(
      Supervision supervision,
      ShownTrades shown,
      LateTrades late,
      Alerts alerts,
      Lease lease,
      Loops loops,
      Clock clock) {
    this.supervision = supervision;
    this.shown = shown;
    this.late = late;
    this.alerts = alerts;
    this.lease = lease;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "checks", PERIOD, this::look);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void look() throws SQLException {
    if (!lease.isHeld()) {
      return;
    }
    Instant now = clock.instant();
    stale(now);
    flattening();
    late(now);
  }

  private void stale(Instant now) throws SQLException {
    List<TradeView> stale =
        shown.views().stream()
            .filter(view -> view.trade().holds() && view.isStale(FreshnessLimits.DEFAULT, now))
            .toList();
    for (TradeView view : stale) {
      alerts.raise(
          Alert.warning(
              STALE,
              view.trade().about(),
              "trade %d on %s has no fresh price: no stop can close it"
                  .formatted(view.trade().id(), view.figures().trade().ticker())));
    }
    alerts.keepOnly(STALE, abouts(stale));
  }

  private void flattening() throws SQLException {
    List<TradeView> waiting = supervision.waitingToBeFlattened();
    for (TradeView view : waiting) {
      RaiseAlert alert = EmergencyPolicy.FLATTEN.plan(false).alert().orElseThrow();
      alerts.raise(
          new Alert(
              WAITING,
              view.trade().about(),
              alert.severity(),
              "trade %d on %s: %s"
                  .formatted(view.trade().id(), view.figures().trade().ticker(), alert.text()),
              Map.of("policy", EmergencyPolicy.CANCEL_ONLY.word())));
    }
    alerts.keepOnly(WAITING, abouts(waiting));
  }

  private void late(Instant now) throws SQLException {
    List<LateTrades.Late> found = late.find(now);
    for (LateTrades.Late trade : found) {
      alerts.raise(Alert.warning(trade.type(), trade.about(), trade.sentence()));
    }
    for (String type : List.of(LateTrades.STUCK, LateTrades.EXPIRY, LateTrades.SETTLEMENT)) {
      alerts.keepOnly(
          type,
          found.stream()
              .filter(trade -> trade.type().equals(type))
              .map(LateTrades.Late::about)
              .toList());
    }
  }

  private static List<String> abouts(List<TradeView> views) {
    return views.stream().map(view -> view.trade().about()).toList();
  }
}
