package io.rec.cascadingfailuredetector.wish;

/** What came of a person's wish. */
public sealed interface Handed {

  /** It lies before the operator. */
  record Done() implements Handed {}

  /**
   * Not taken, and why.
   *
   * @param rule one word for programs
   */
  record Refused(String rule, String why) implements Handed {}

  /** It did not get through; the same request may be sent again. */
  record Failed(String why) implements Handed {}
}
