package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A market's book as a client keeps it: the snapshot, and every delta added to it. */
final class FollowedBook {

  private final Map<String, Map<BigDecimal, BigDecimal>> legs = new TreeMap<>();

  private FollowedBook() {}

  static FollowedBook ofSnapshot(JsonObject snapshot, String suffix) {
    FollowedBook book = new FollowedBook();
    for (String leg : List.of("yes", "no")) {
      for (Object level : snapshot.list(leg + "_dollars" + suffix)) {
        List<?> pair = (List<?>) level;
        book.add(leg, new BigDecimal((String) pair.get(0)), new BigDecimal((String) pair.get(1)));
      }
    }
    return book;
  }

  void add(JsonObject delta) {
    add(
        delta.text("side").orElseThrow(),
        new BigDecimal(delta.text("price_dollars").orElseThrow()),
        new BigDecimal(delta.text("delta_fp").orElseThrow()));
  }

  private void add(String leg, BigDecimal price, BigDecimal count) {
    legs.computeIfAbsent(leg, name -> new TreeMap<>())
        .merge(
            price,
            count,
            (before, more) -> {
              BigDecimal sum = before.add(more);
              if (sum.signum() < 0) {
                throw new AssertionError("%s at %s falls to %s".formatted(leg, price, sum));
              }
              return sum.signum() == 0 ? null : sum;
            });
  }

  boolean isEmpty() {
    return legs.values().stream().allMatch(Map::isEmpty);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FollowedBook book && toString().equals(book.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Sides without a level are left out, however they came to be empty. */
  @Override
  public String toString() {
    Map<String, Map<BigDecimal, BigDecimal>> shown = new TreeMap<>(legs);
    shown.values().removeIf(Map::isEmpty);
    return shown.toString();
  }
}
