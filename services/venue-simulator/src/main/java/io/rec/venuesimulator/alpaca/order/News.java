package io.rec.venuesimulator.alpaca.order;

import java.time.Instant;
import java.util.Optional;

/** What became of an account's orders, told as it happens. */
record News(String keyId, Ids ids, Listener listener) {

  void changed(String event, Order order, Instant at) {
    listener.happened(keyId, new Update(event, ids.next(), at, order, Optional.empty()));
  }

  void filled(Order order, Instant at, Update.Execution execution) {
    String event = order.status() == OrderStatus.FILLED ? "fill" : "partial_fill";
    listener.happened(keyId, new Update(event, ids.next(), at, order, Optional.of(execution)));
  }
}
