package io.rec.e2e.telemetry;

import java.util.Map;

/**
 * A span as the collector has it.
 *
 * @param parent empty for the first of a trace
 */
record Passed(
    String service,
    String trace,
    String id,
    String parent,
    String name,
    Map<String, String> attributes) {

  boolean is(String of, String called) {
    return service.equals(of) && name.equals(called);
  }

  @Override
  public String toString() {
    return "%s: %s %s".formatted(service, name, attributes);
  }
}
