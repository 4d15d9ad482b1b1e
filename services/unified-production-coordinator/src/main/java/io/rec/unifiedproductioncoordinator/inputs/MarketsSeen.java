package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.strikes.EventMarkets;
import java.util.List;

/**
 * The markets of the event that closes next.
 *
 * @param cached whether the exchange's watchdog lives from what it knew before the exchange fell
 *     silent
 * @param refused a sentence for each quote that was left out because it cannot be
 */
public record MarketsSeen(EventMarkets markets, boolean cached, List<String> refused) {

  public MarketsSeen {
    refused = List.copyOf(refused);
  }
}
