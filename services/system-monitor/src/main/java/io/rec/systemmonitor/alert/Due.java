package io.rec.systemmonitor.alert;

/** A step of an alert that people have to be told now. */
public record Due(AlertCase about, String step, Severity severity, String title, String text) {

  /** The same for every attempt, so that whoever got it before knows it again. */
  public String idempotencyKey() {
    return about.id() + "/" + step;
  }
}
