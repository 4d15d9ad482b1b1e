package io.rec.symbolpricewatchdog;

import io.rec.platform.testing.Json;

/** What a watchdog counted since its start, from its health. */
record Counters(Json health) {

  long of(String name) {
    return health.whole(name);
  }

  String text(String name) {
    return health.text(name);
  }

  long refused(String reason) {
    Json refused = health.at("ticks_refused");
    return refused.find(reason).isPresent() ? refused.whole(reason) : 0;
  }

  /** For all reasons. */
  long refused() {
    return health.at("ticks_refused").values().stream()
        .mapToLong(count -> count.node().getLongValue())
        .sum();
  }
}
