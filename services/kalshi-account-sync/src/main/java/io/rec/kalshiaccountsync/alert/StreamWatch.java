package io.rec.kalshiaccountsync.alert;

/** What an alert has to know of the stream. */
public interface StreamWatch {

  boolean live();

  /** Why it last was lost; empty when it never was. */
  String loss();
}
