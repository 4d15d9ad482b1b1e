package io.rec.platform.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to another service of the system, by its component name. */
public record Call(
    String component,
    String method,
    String path,
    @Nullable Object body,
    Duration deadline,
    boolean retry,
    Map<String, String> headers) {

  /** Between services everything ends after thirty seconds, retries included. */
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(String component, String path) {
    return new Call(component, "GET", path, null, DEADLINE, true, Map.of());
  }

  /** Not retried unless an idempotency key is given. */
  public static Call post(String component, String path, Object body) {
    return new Call(component, "POST", path, body, DEADLINE, false, Map.of());
  }

  public Call within(Duration limit) {
    return new Call(component, method, path, body, limit, retry, headers);
  }

  public Call once() {
    return new Call(component, method, path, body, deadline, false, headers);
  }

  /** Lets the other side recognise a repetition, which makes retrying safe. */
  public Call idempotent(String key) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(IDEMPOTENCY_KEY, key);
    return new Call(component, method, path, body, deadline, true, more);
  }
}
