package io.rec.platform.telemetry;

import io.opentelemetry.sdk.trace.IdGenerator;

/** Random ids, except for a root span that begins under a request id which is a trace id. */
final class TraceIds implements IdGenerator {

  private static final ScopedValue<String> GIVEN = ScopedValue.newInstance();

  private final IdGenerator random = IdGenerator.random();

  /** Begins a root span whose trace id is given. */
  static <T> T under(String traceId, ScopedValue.CallableOp<T, RuntimeException> begin) {
    return ScopedValue.where(GIVEN, traceId).call(begin);
  }

  @Override
  public String generateSpanId() {
    return random.generateSpanId();
  }

  @Override
  public String generateTraceId() {
    return GIVEN.isBound() ? GIVEN.get() : random.generateTraceId();
  }
}
