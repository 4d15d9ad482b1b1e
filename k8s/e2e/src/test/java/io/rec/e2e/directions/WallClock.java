package io.rec.e2e.directions;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;

/** The few classes that may read the wall clock or sleep, each with the reason why. */
final class WallClock {
  private static final Map<String, String> ALLOWED =
      Map.of(
          "io.rec.platform.http.Transport", "the one back-off between attempts of a call to a peer",
          "io.rec.tradeexecutor.exchange.Pause", "the one back-off between tries of an order",
          "io.rec.platform.migration.Migration",
              "a job of its own that has nothing to do but wait for the database",
          "io.rec.unifiedproductioncoordinator.fingerprints.history.VenueCandles",
              "part of a job of its own that has nothing to do but wait for the venue");

  private WallClock() {}

  static boolean isAllowed(JavaClass type) {
    return ALLOWED.containsKey(outermost(type).getName());
  }

  static Set<String> names() {
    return ALLOWED.keySet();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(WallClock::outermost).orElse(type);
  }
}
