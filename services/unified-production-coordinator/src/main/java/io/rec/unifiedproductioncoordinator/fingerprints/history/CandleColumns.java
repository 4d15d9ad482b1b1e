package io.rec.unifiedproductioncoordinator.fingerprints.history;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a file of candles keeps what; other columns are not looked at. */
record CandleColumns(int timestamp, int open, int high, int low, int close, int volume) {

  static CandleColumns of(String file, String header) {
    var titles =
        Arrays.stream(header.strip().split(",", -1))
            .map(title -> title.strip().toLowerCase(Locale.ROOT))
            .toList();
    var columns =
        new CandleColumns(
            titles.indexOf("timestamp"),
            titles.indexOf("open"),
            titles.indexOf("high"),
            titles.indexOf("low"),
            titles.indexOf("close"),
            titles.indexOf("volume"));
    if (columns.timestamp < 0 || columns.close < 0) {
      throw new Refusal(
          "%s begins with '%s': expected a header with at least timestamp and close"
              .formatted(file, header.substring(0, Math.min(header.length(), 60))));
    }
    return columns;
  }

  Candle candle(String file, long number, String line) {
    var cells = List.of(line.split(",", -1));
    try {
      var last = number(cells, close);
      return new Candle(
          Minutes.parse(cells.get(timestamp)),
          open < 0 ? last : number(cells, open),
          high < 0 ? last : number(cells, high),
          low < 0 ? last : number(cells, low),
          last,
          volume < 0 ? 0 : number(cells, volume));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException wrong) {
      throw new Refusal(
          "line %d of %s, '%s', is no candle: %s"
              .formatted(
                  number, file, line.substring(0, Math.min(line.length(), 80)), wrong.getMessage()),
          wrong);
    }
  }

  private static double number(List<String> cells, int column) {
    return Double.parseDouble(cells.get(column));
  }
}
