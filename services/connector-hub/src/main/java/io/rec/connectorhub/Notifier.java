package io.rec.connectorhub;

/** One way to tell people. */
interface Notifier {

  String name();

  /** Returns when the notice is on its way; throws when it is not. */
  void tell(Notice notice);

  /** How many notices went this way since the start. */
  long told();
}
