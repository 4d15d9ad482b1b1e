package io.rec.venues.kalshi.book;

import io.rec.venues.wire.Decimals;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A price in dollars of the YES leg, and how many contracts wait there. */
public record Level(BigDecimal price, BigDecimal count) {

  public Level {
    if (!possible(price) || count.signum() <= 0) {
      throw new IllegalArgumentException("%s contracts at %s".formatted(count, price));
    }
  }

  /** Whether a contract that pays a dollar can cost this. */
  static boolean possible(BigDecimal price) {
    return price.signum() > 0 && price.compareTo(BigDecimal.ONE) < 0;
  }

  /** Reads rows of price and count; levels without contracts are left out. */
  public static List<Level> read(List<List<String>> rows) throws MalformedMessage {
    List<Level> levels = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() != 2) {
        throw new MalformedMessage("a level with %d numbers".formatted(row.size()));
      }
      BigDecimal price = Decimals.read("price", row.get(0));
      BigDecimal count = Decimals.read("count", row.get(1));
      if (!possible(price) || count.signum() < 0) {
        throw new MalformedMessage("%s contracts at %s".formatted(count, price));
      }
      if (count.signum() > 0) {
        levels.add(new Level(price, count));
      }
    }
    return List.copyOf(levels);
  }

  /** The same contracts seen from the other leg. */
  public Level mirrored() {
    return new Level(BigDecimal.ONE.subtract(price), count);
  }
}
