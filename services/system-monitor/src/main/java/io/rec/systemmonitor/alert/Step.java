package io.rec.systemmonitor.alert;

/** The words for what people are told about one alert, each at most once. */
final class Step {

  static final String WARNING = "warning";
  static final String CRITICAL = "critical";
  static final String CLOSED = "closed";

  private static final String ESCALATED = "escalated-";

  private Step() {}

  static String escalated(int level) {
    return ESCALATED + level;
  }

  /** Whether it says that something critical is open. */
  static boolean isLoud(String step) {
    return step.equals(CRITICAL) || step.startsWith(ESCALATED);
  }
}
