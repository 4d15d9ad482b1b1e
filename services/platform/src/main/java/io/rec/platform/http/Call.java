package io.rec.platform.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to another service of the system, by its component name.
 *
 * @param straight to its pod, ready or not; else by its Service, which leads to ready pods only
 */
public record Call(
    String component,
    String method,
    String path,
    @Nullable Object body,
    Duration deadline,
    boolean retry,
    boolean straight,
    Map<String, String> headers) {

  /** Between services everything ends after thirty seconds, retries included. */
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(String component, String path) {
    return new Call(component, "GET", path, null, DEADLINE, true, false, Map.of());
  }

  /** Not retried unless an idempotency key is given. */
  public static Call post(String component, String path, Object body) {
    return new Call(component, "POST", path, body, DEADLINE, false, false, Map.of());
  }

  public Call within(Duration limit) {
    return new Call(component, method, path, body, limit, retry, straight, headers);
  }

  /** What may be repeated as it is. */
  public static Call put(String component, String path, Object body) {
    return new Call(component, "PUT", path, body, DEADLINE, true, false, Map.of());
  }

  /** For whoever answers before it is ready. */
  public Call toPod() {
    return new Call(component, method, path, body, deadline, retry, true, headers);
  }

  public Call once() {
    return new Call(component, method, path, body, deadline, false, straight, headers);
  }

  /** Lets the other side recognise a repetition, which makes retrying safe. */
  public Call idempotent(String key) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(IDEMPOTENCY_KEY, key);
    return new Call(component, method, path, body, deadline, true, straight, more);
  }
}
