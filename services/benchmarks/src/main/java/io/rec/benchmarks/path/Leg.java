package io.rec.benchmarks.path;

/** What a measured time spans. */
public enum Leg {
  /** From the venue's stamp on the tick until the notification of its strike table. */
  WHOLE("tick to table"),
  /** From the venue's stamp until the watchdog has the tick. */
  FEED("venue to watchdog"),
  /** From there until the notification of the price. */
  PRICE("watchdog to price announced"),
  /** From the notification of the price until that of the table. */
  TABLE("price to table announced");

  final String words;

  Leg(String words) {
    this.words = words;
  }
}
