package io.rec.systemmonitor.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What is measured against a limit; the alert's type is the name of the threshold. */
public enum Kind {
  CPU("cpu_usage", "CPU use", "%", " of its limit", Usual.CPU),
  MEMORY("memory_usage", "memory use", "%", " of its limit", Usual.MEMORY),
  DISK("disk_usage", "disk use", "%", " of the file system", Usual.DISK),
  RESPONSE_TIME("api_response_time", "response time", " s", " on average", Usual.RESPONSE_TIME),
  ERROR_RATE("error_rate", "share of failed requests", "%", " over five minutes", Usual.ERROR_RATE),
  CONNECTIONS(
      "database_connections", "connections", "%", " of the server's maximum", Usual.CONNECTIONS);

  /** The limits where nobody set others, as the annotation of a setting needs them. */
  static final class Usual {
    static final String CPU = "80";
    static final String MEMORY = "85";
    static final String DISK = "90";
    static final String RESPONSE_TIME = "5";
    static final String ERROR_RATE = "5";
    static final String CONNECTIONS = "80";

    private Usual() {}
  }

  private final String type;
  private final String what;
  private final String unit;
  private final String of;
  private final double usual;

  Kind(String type, String what, String unit, String of, String usual) {
    this.type = type;
    this.what = what;
    this.unit = unit;
    this.of = of;
    this.usual = Double.parseDouble(usual);
  }

  public String type() {
    return type;
  }

  String what() {
    return what + of;
  }

  String unit() {
    return unit.strip();
  }

  double usual() {
    return usual;
  }

  /** The variable that sets its limit. */
  String setting() {
    return "RECIO_SET_THRESHOLDS_" + type.toUpperCase(Locale.ROOT);
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
