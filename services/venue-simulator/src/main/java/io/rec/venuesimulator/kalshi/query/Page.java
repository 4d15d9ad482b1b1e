package io.rec.venuesimulator.kalshi.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Some rows of a list and the cursor behind them; the last page's cursor is empty. */
public record Page<T>(List<T> rows, String cursor) {

  /** A cursor that means nothing gives the first page, as the venue does. */
  public static <T> Page<T> of(
      List<T> all, int limit, Optional<String> cursor, Function<T, String> name) {
    int begin = cursor.flatMap(Page::decoded).map(last -> behind(all, last, name)).orElse(0);
    int end = Math.min(all.size(), begin + limit);
    boolean last = end == all.size();
    return new Page<>(all.subList(begin, end), last ? "" : encoded(name.apply(all.get(end - 1))));
  }

  public static String encoded(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  public static Optional<String> decoded(String cursor) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }

  private static <T> int behind(List<T> all, String last, Function<T, String> name) {
    for (int row = 0; row < all.size(); row++) {
      if (name.apply(all.get(row)).equals(last)) {
        return row + 1;
      }
    }
    return 0;
  }
}
