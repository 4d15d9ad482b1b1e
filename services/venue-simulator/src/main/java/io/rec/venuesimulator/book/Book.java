package io.rec.venuesimulator.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bids of both legs by cent, in hundredths of a contract. A NO bid at 30 is an offer of YES at
 * 70. Immutable.
 */
public final class Book {

  /** A leg's level as it is listed. */
  public record Level(int cents, long count) {}

  /** One level's change; negative when size went away. */
  public record Change(Leg leg, int cents, long delta) {}

  public static final Book EMPTY = new Book(new long[Touch.NO_ASK], new long[Touch.NO_ASK]);

  private final long[] yes;
  private final long[] no;

  Book(long[] yes, long[] no) {
    this.yes = yes;
    this.no = no;
  }

  /** Of counts by cent, which may change afterwards. */
  public static Book of(long[] yes, long[] no) {
    return new Book(yes.clone(), no.clone());
  }

  public long count(Leg leg, int cents) {
    return leg(leg)[cents];
  }

  /** Rising by price: the best bid is last. */
  public List<Level> levels(Leg leg) {
    List<Level> levels = new ArrayList<>();
    for (int cents = 1; cents < Touch.NO_ASK; cents++) {
      if (leg(leg)[cents] > 0) {
        levels.add(new Level(cents, leg(leg)[cents]));
      }
    }
    return levels;
  }

  public Touch touch() {
    return new Touch(best(yes), Touch.NO_ASK - best(no));
  }

  public long bidSize() {
    return yes[best(yes)];
  }

  public long askSize() {
    return no[best(no)];
  }

  /** What changed from an earlier book to this one, YES first, lowest price first. */
  public List<Change> since(Book earlier) {
    List<Change> changes = new ArrayList<>();
    for (Leg leg : Leg.values()) {
      for (int cents = 1; cents < Touch.NO_ASK; cents++) {
        long delta = count(leg, cents) - earlier.count(leg, cents);
        if (delta != 0) {
          changes.add(new Change(leg, cents, delta));
        }
      }
    }
    return changes;
  }

  /** With at least so much at a level. */
  public Book withAtLeast(Leg leg, int cents, long count) {
    if (count(leg, cents) >= count) {
      return this;
    }
    long[] changed = leg(leg).clone();
    changed[cents] = count;
    return leg == Leg.YES ? new Book(changed, no) : new Book(yes, changed);
  }

  /** Without what a taker took; a level never goes below nothing. */
  public Book without(Leg leg, int cents, long count) {
    long[] changed = leg(leg).clone();
    changed[cents] = Math.max(0, changed[cents] - count);
    return leg == Leg.YES ? new Book(changed, no) : new Book(yes, changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Book book && Arrays.equals(yes, book.yes) && Arrays.equals(no, book.no);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(yes) + Arrays.hashCode(no);
  }

  private long[] leg(Leg leg) {
    return leg == Leg.YES ? yes : no;
  }

  /** The highest cent with size, or 0, where there never is any. */
  private static int best(long[] leg) {
    for (int cents = Touch.NO_ASK - 1; cents > 0; cents--) {
      if (leg[cents] > 0) {
        return cents;
      }
    }
    return 0;
  }
}
