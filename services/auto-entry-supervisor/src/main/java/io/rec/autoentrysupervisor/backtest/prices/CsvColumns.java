package io.rec.autoentrysupervisor.backtest.prices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a file of prices has what.
 *
 * @param interpolated negative if there is no such column
 */
record CsvColumns(int time, int price, int interpolated) {
  /** The simulator's recordings: time, price. */
  static final CsvColumns PLAIN = new CsvColumns(0, 1, -1);

  /** By the names of the price log; of two unnamed columns the first is the time. */
  static CsvColumns ofHeading(String heading) {
    List<String> names =
        Arrays.stream(heading.split(",", -1))
            .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
            .toList();
    var time = Math.max(names.indexOf("timestamp"), names.indexOf("time"));
    var price = names.indexOf("price");
    if (time >= 0 && price >= 0) {
      return new CsvColumns(time, price, names.indexOf("interpolated"));
    }
    if (names.size() == 2) {
      return PLAIN;
    }
    throw new IllegalArgumentException(
        "the heading '%s' names no columns timestamp and price".formatted(heading));
  }
}
