package io.rec.venues.connector.registry;

import java.util.Map;
import java.util.Optional;

/** Types that we do not have but people ask for, and what to do about it. */
final class Slots {

  private static final Map<String, String> ALL =
      Map.of(
          "interactive_brokers",
          "a slot for a plug-in: its API needs a gateway program beside the system",
          "schwab",
          "a slot for a plug-in, the successor of td_ameritrade",
          "td_ameritrade",
          "closed in 2024; its successor is the slot schwab",
          "alpha_vantage",
          "a slot for a plug-in",
          "iex_cloud",
          "closed in 2024; polygon has the same data");

  private Slots() {}

  static Optional<String> of(String type) {
    return Optional.ofNullable(ALL.get(type.replace('-', '_')));
  }
}
