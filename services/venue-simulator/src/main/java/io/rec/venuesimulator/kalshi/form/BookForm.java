package io.rec.venuesimulator.kalshi.form;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.wire.Decimals;
import java.util.List;

/** Levels of a book as the exchange writes them: rising by price, the best bid last. */
public final class BookForm {

  private BookForm() {}

  /** Depth 0 is all of them. */
  public static List<List<String>> levels(Book book, Leg leg, int depth) {
    List<Book.Level> levels = book.levels(leg);
    int from = depth == 0 ? 0 : Math.max(0, levels.size() - depth);
    return levels.subList(from, levels.size()).stream()
        .map(level -> pair(level.cents(), level.count()))
        .toList();
  }

  /** NO levels at the price at which they offer YES. */
  public static List<List<String>> noLevelsOnYesScale(Book book) {
    return book.levels(Leg.NO).reversed().stream()
        .map(level -> pair(100 - level.cents(), level.count()))
        .toList();
  }

  private static List<String> pair(int cents, long count) {
    return List.of(Decimals.dollars(cents), Decimals.count(count));
  }
}
