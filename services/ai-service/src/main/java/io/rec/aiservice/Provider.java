package io.rec.aiservice;

/** Something that can analyse a market. */
interface Provider {

  String name();

  /** Why it cannot be asked for an analysis now; empty when it can. */
  String complaint();
}
