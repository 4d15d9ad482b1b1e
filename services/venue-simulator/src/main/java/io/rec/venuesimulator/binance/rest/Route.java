package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.order.SpotDesk;
import java.util.function.ToIntFunction;

/** One call of the API: who may make it, what it weighs, and what answers it. */
public record Route(Security security, ToIntFunction<Parameters> weight, Handler handler) {

  /** Whose call it is. */
  public record Caller(SpotDesk desk, long uid) {}

  /** Answers calls that need an account. */
  @FunctionalInterface
  public interface ForAccount {
    Object answer(Caller caller, Parameters given);
  }

  /** Answers calls that anybody may make. */
  @FunctionalInterface
  public interface ForAnybody {
    Object answer(Parameters given);
  }

  /** Either of both. */
  public sealed interface Handler {
    record Private(ForAccount calls) implements Handler {}

    record Public(ForAnybody calls) implements Handler {}
  }

  static Route open(int weight, ForAnybody calls) {
    return open(given -> weight, calls);
  }

  static Route open(ToIntFunction<Parameters> weight, ForAnybody calls) {
    return new Route(Security.NONE, weight, new Handler.Public(calls));
  }

  static Route keyed(int weight, ForAnybody calls) {
    return new Route(Security.KEY, given -> weight, new Handler.Public(calls));
  }

  static Route signed(ToIntFunction<Parameters> weight, ForAccount calls) {
    return new Route(Security.SIGNED, weight, new Handler.Private(calls));
  }

  static Route order(ForAccount calls) {
    return new Route(Security.ORDER, given -> 1, new Handler.Private(calls));
  }
}
