package io.rec.mainapp.gateway.alerts;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * Keeps alerts from being sent, not from being shown. An empty type, service or subject stands for
 * every one.
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Silenced(
    long id,
    String type,
    String service,
    String about,
    Instant until,
    String by,
    String reason,
    Instant madeAt) {

  public Silenced {
    requireNonNull(type, "type");
    requireNonNull(service, "service");
    requireNonNull(about, "about");
    requireNonNull(until, "until");
    requireNonNull(by, "by");
    requireNonNull(reason, "reason");
    requireNonNull(madeAt, "made_at");
  }

  boolean covers(AlertLine alert) {
    return matches(type, alert.type())
        && matches(service, alert.service())
        && matches(about, alert.about());
  }

  private static boolean matches(String wanted, String is) {
    return wanted.isEmpty() || wanted.equals(is);
  }
}
