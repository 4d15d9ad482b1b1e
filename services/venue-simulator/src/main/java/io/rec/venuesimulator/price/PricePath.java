package io.rec.venuesimulator.price;

/** A price at every instant, in dollars. The same question has the same answer for ever. */
@FunctionalInterface
public interface PricePath {

  double at(long epochMillis);
}
