package io.rec.platform.health;

import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import io.rec.platform.manifest.Ports;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator and the venues, asked when somebody wants to know and remembered for some seconds.
 */
@Singleton
final class Outside {

  private static final String SIMULATOR = "venue-simulator";
  private static final Duration SUPERVISOR_PATIENCE = Duration.ofSeconds(10);
  private static final Duration VENUE_PATIENCE = Duration.ofSeconds(5);
  private static final Duration REMEMBER = Duration.ofSeconds(5);

  private final Remembered<Part> supervisor;
  private final Remembered<Part> kalshi;
  private final Remembered<Part> coinbase;

  Outside(OutsideUrls urls, PeerProbe probe, Ports ports, WatcherReports reports, Clock clock) {
    this.supervisor = new Remembered<>(clock, REMEMBER, () -> operator(probe, urls.operator()));
    this.kalshi =
        new Remembered<>(
            clock, REMEMBER, () -> venue(reports, "kalshi_api", probe, ports, urls.kalshi()));
    this.coinbase =
        new Remembered<>(
            clock, REMEMBER, () -> venue(reports, "coinbase_api", probe, ports, urls.coinbase()));
  }

  Part supervisor() {
    return supervisor.value();
  }

  Part kalshi() {
    return kalshi.value();
  }

  Part coinbase() {
    return coinbase.value();
  }

  private static Part operator(PeerProbe probe, String url) {
    return url.isBlank()
        ? Part.unhealthy("RECIO_OPERATOR_URL is not set")
        : part(probe.url(readiness(URI.create(url)), SUPERVISOR_PATIENCE));
  }

  /**
   * What the venue's own watchdog reported a moment ago, since most services may not reach a venue
   * themselves; without a fresh report, a look of our own.
   */
  private static Part venue(
      WatcherReports reports, String service, PeerProbe probe, Ports ports, String url) {
    Optional<Part> reported = reports.fresh(service);
    if (reported.isPresent()) {
      return reported.get();
    }
    return ports.manifest().port(SIMULATOR).isPresent()
        ? part(probe.service(SIMULATOR, "/health/ready"))
        : part(probe.url(URI.create(url), VENUE_PATIENCE));
  }

  /** The address may be the operator's or that of its readiness. */
  private static URI readiness(URI operator) {
    String path = operator.getPath();
    return path == null || path.length() <= 1 ? operator.resolve("/health/ready") : operator;
  }

  private static Part part(Probed probed) {
    return switch (probed) {
      case Probed.Answered answered when answered.status() < 300 -> Part.healthy();
      case Probed.Answered answered -> Part.unhealthy("answers " + answered.status());
      case Probed.Silent silent -> Part.unhealthy(silent.why());
    };
  }
}
