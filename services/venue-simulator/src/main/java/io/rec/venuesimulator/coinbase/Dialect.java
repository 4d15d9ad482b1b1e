package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import java.util.Collection;

/** How one of the two feeds talks on a connection. Used under the connection's lock only. */
interface Dialect {

  void message(JsonObject message, Instant now);

  void tick(CoinTick tick);

  /** Once a second. */
  void heartbeat(Collection<TickMaker> products, Instant now);

  /** Every five seconds. */
  void batch(Collection<TickMaker> products, Instant now);

  boolean subscribed();
}
