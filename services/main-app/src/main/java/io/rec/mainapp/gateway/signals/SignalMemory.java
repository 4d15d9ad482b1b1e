package io.rec.mainapp.gateway.signals;

import io.micronaut.context.annotation.Factory;
import io.rec.domain.signal.SignalDesk;
import jakarta.inject.Singleton;

/** What the analysis service said lately and whether it is there: one memory for all who ask. */
@Factory
final class SignalMemory {

  @Singleton
  SignalDesk known() {
    return new SignalDesk();
  }
}
