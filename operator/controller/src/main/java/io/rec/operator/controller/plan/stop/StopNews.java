package io.rec.operator.controller.plan.stop;

/**
 * What happened in a pass.
 *
 * @param note one sentence for a person
 */
public record StopNews(Kind kind, String note) {
  /** What kind of news. */
  public enum Kind {
    STOPPING,
    /** They are closed now, because the policy says so. */
    FLATTENING,
    /** It went on without something it should have waited for. */
    IMPATIENT,
    STOPPED,
    STARTING,
    STARTED
  }
}
