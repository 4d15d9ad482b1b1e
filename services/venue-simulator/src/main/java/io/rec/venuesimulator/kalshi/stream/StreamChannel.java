package io.rec.venuesimulator.kalshi.stream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A channel, whether its messages are numbered, and whether it tells of an account. */
enum StreamChannel {
  ORDERBOOK_DELTA(true, false),
  TICKER(false, false),
  TRADE(true, false),
  MARKET_LIFECYCLE_V2(true, false),
  CFBENCHMARKS_VALUE(true, false),
  CFBENCHMARKS_VALUE_5HZ(true, false),
  FILL(false, true),
  USER_ORDERS(false, true),
  MARKET_POSITIONS(false, true),
  ORDER_GROUP_UPDATES(true, true);

  private final boolean sequenced;
  private final boolean ofAccount;

  StreamChannel(boolean sequenced, boolean ofAccount) {
    this.sequenced = sequenced;
    this.ofAccount = ofAccount;
  }

  boolean sequenced() {
    return sequenced;
  }

  boolean ofAccount() {
    return ofAccount;
  }

  /** Whether a filter on markets is not looked at. */
  boolean unfiltered() {
    return this == MARKET_LIFECYCLE_V2 || this == ORDER_GROUP_UPDATES;
  }

  boolean indexFeed() {
    return this == CFBENCHMARKS_VALUE || this == CFBENCHMARKS_VALUE_5HZ;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<StreamChannel> of(String wire) {
    return Arrays.stream(values()).filter(channel -> channel.wire().equals(wire)).findFirst();
  }
}
