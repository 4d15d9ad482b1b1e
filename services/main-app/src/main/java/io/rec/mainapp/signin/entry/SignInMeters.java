package io.rec.mainapp.signin.entry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted of sign-in. */
@Singleton
final class SignInMeters {

  private final MeterRegistry meters;
  private final AtomicInteger sessions = new AtomicInteger();

  SignInMeters(MeterRegistry meters) {
    this.meters = meters;
    Gauge.builder("recio.signin.sessions", sessions, AtomicInteger::get)
        .description("Sessions in force, of all pods")
        .register(meters);
  }

  /**
   * @param way password, device
   * @param result granted, refused, code_needed, locked, copied
   */
  void attempt(String way, String result) {
    Counter.builder("recio.signin.attempts")
        .description("Attempts to sign in by way and result")
        .tag("way", way)
        .tag("result", result)
        .register(meters)
        .increment();
  }

  void lockout(String kind) {
    Counter.builder("recio.signin.lockouts")
        .description("Names and addresses that were locked for too many failures")
        .tag("kind", kind)
        .register(meters)
        .increment();
  }

  void sessions(int living) {
    sessions.set(living);
  }
}
