package io.rec.systemmonitor.alert;

import java.time.Instant;

/**
 * Keeps alerts from being sent, not from being shown, until it expires. An empty type, service or
 * subject matches every one.
 */
public record Silence(
    long id,
    String type,
    String service,
    String about,
    Instant until,
    String by,
    String reason,
    Instant madeAt) {

  public boolean inForce(Instant now) {
    return now.isBefore(until);
  }

  boolean covers(AlertKey key, Instant now) {
    return inForce(now)
        && matches(type, key.type())
        && matches(service, key.service())
        && matches(about, key.about());
  }

  private static boolean matches(String wanted, String is) {
    return wanted.isEmpty() || wanted.equals(is);
  }
}
