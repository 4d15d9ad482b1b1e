package io.rec.aiservice.provider;

import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.signal.AnalysisQuestion;

/** Something that can analyse a market. Safe for all threads. */
public interface Provider {

  String name();

  /** Whether this system has it at all. */
  boolean configured();

  /** Why it cannot be asked for an analysis now; empty when it can. */
  String complaint();

  /** Returns in time, whatever happens, and throws nothing but an interrupt. */
  Said ask(AnalysisQuestion question, IndicatorReading reading) throws InterruptedException;
}
