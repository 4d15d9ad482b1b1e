package io.rec.platform.telemetry;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Carries the trace from the network thread to the thread that serves the request. */
record TraceElement(Context context) implements ThreadPropagatedContextElement<Scope> {

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the framework hands it back to be closed below
  public Scope updateThreadContext() {
    return context.makeCurrent();
  }

  @Override
  public void restoreThreadContext(@Nullable Scope previous) {
    if (previous != null) {
      previous.close();
    }
  }
}
