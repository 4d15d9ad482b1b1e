package io.rec.e2e.telemetry;

import java.util.Map;

/** One series as an instant query answers it. */
record Sample(Map<String, String> labels, double value) {
  Sample {
    labels = Map.copyOf(labels);
  }
}
