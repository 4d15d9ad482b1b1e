package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.StreamedPosition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest streamed position of each market whose fills we do not all have. */
final class WaitingPositions {

  private final Map<String, StreamedPosition> byTicker = new ConcurrentHashMap<>();

  List<StreamedPosition> all() {
    return List.copyOf(byTicker.values());
  }

  /** These and no others. */
  void keep(List<StreamedPosition> still) {
    byTicker.clear();
    still.forEach(position -> byTicker.merge(position.ticker(), position, WaitingPositions::later));
  }

  int size() {
    return byTicker.size();
  }

  private static StreamedPosition later(StreamedPosition one, StreamedPosition other) {
    return other.everTraded().isMoreThan(one.everTraded()) ? other : one;
  }
}
