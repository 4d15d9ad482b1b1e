package io.rec.systemmonitor.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is measured against a limit; the alert's type is the name of the threshold. */
public enum Kind {
  CPU("cpu_usage", "CPU use", "%", " of its limit"),
  MEMORY("memory_usage", "memory use", "%", " of its limit"),
  DISK("disk_usage", "disk use", "%", " of the file system"),
  RESPONSE_TIME("api_response_time", "response time", " s", " on average"),
  ERROR_RATE("error_rate", "share of failed requests", "%", " over five minutes"),
  CONNECTIONS("database_connections", "connections", "%", " of the server's maximum");

  private final String type;
  private final String what;
  private final String unit;
  private final String of;

  Kind(String type, String what, String unit, String of) {
    this.type = type;
    this.what = what;
    this.unit = unit;
    this.of = of;
  }

  public String type() {
    return type;
  }

  /** An alert stays open for a while after the figure has come back, and says that too. */
  String sentence(String service, double value, double limit) {
    return "%s: %s is %s%s%s%s, %s %s%s"
        .formatted(
            service,
            what,
            value > limit ? "" : "back at ",
            plain(value),
            unit,
            of,
            value > limit ? "over" : "no longer over",
            plain(limit),
            unit);
  }

  private static String plain(double value) {
    return new BigDecimal(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
