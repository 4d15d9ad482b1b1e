package io.rec.tradeexecutor.order;

/** What the tries of one order have told so far. Owned by the thread that sends it. */
final class Course {

  private boolean doubt;
  private boolean exists;
  private boolean missing;
  private boolean refused;
  private String reason = "";

  /** The exchange may have it from now on, until it is found. */
  void doubt(String why) {
    doubt = true;
    missing = false;
    reason = why;
  }

  /** The exchange has it, and shows it sooner or later. */
  void exists(String why) {
    doubt(why);
    exists = true;
  }

  void refused(String why) {
    refused = true;
    reason = why;
  }

  void notSent(String why) {
    reason = why;
  }

  /** The exchange was asked, and does not show it; or nobody could say. */
  void searched(boolean notThere) {
    missing = notThere;
  }

  boolean isInDoubt() {
    return doubt;
  }

  /** Whether the exchange said that it has it. */
  boolean isThere() {
    return exists;
  }

  /** Whether what is known speaks for sending it again. */
  boolean maySend() {
    return !exists && (!doubt || missing);
  }

  /** Whether the exchange read it and did not take it. */
  boolean isRefused() {
    return refused;
  }

  String reason() {
    return reason;
  }
}
