package io.rec.venues.kalshi.feed;

import io.rec.venues.sequence.SequenceTracker;
import java.util.Set;
import java.util.TreeSet;

/** One channel on one connection: its number, its sequence, and the markets it is for. */
final class Subscription {

  final Channel channel;
  final long sid;
  final Set<String> tickers;
  final SequenceTracker sequence = new SequenceTracker(1);

  Subscription(Channel channel, long sid, Set<String> tickers) {
    this.channel = channel;
    this.sid = sid;
    this.tickers = new TreeSet<>(tickers);
  }
}
