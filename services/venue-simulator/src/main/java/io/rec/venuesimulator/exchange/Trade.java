package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedMarket;
import java.time.Instant;
import java.util.UUID;

/** One public trade; the price is YES in cents, the count hundredths of a contract. */
public record Trade(
    UUID id, ListedMarket market, long epochMillis, int yesCents, long count, Leg taker) {

  public Instant at() {
    return Instant.ofEpochMilli(epochMillis);
  }

  /** Three of four trades open a position, the others close one. */
  public long openInterestAfter(long before) {
    boolean opens = (id.getLeastSignificantBits() & 3) != 0;
    return opens ? before + count : Math.max(0, before - count);
  }

  /** The leg whose resting bids the taker met, and their price on that leg. */
  public Leg maker() {
    return taker.other();
  }

  public int makerCents() {
    return maker() == Leg.YES ? yesCents : 100 - yesCents;
  }
}
