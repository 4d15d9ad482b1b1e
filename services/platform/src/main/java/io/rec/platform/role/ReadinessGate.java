package io.rec.platform.role;

import java.util.List;

/**
 * Something that must hold for the service to be ready. Asked at every probe, so it must be quick.
 */
@FunctionalInterface
public interface ReadinessGate {

  /** What is missing; empty when the gate is open. */
  List<Waiting> waitingFor();
}
