package io.rec.venuesimulator.binance.stream;

import io.rec.venuesimulator.binance.market.Interval;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stream tells of its pair. */
sealed interface Channel {

  /** Each trade. */
  record Trades(boolean aggregate) implements Channel {}

  /** Each change of the best bid and offer. */
  record BookTicker() implements Channel {}

  /** The last 24 hours, in short or in full. */
  record Day(boolean full) implements Channel {}

  record MeanPrice() implements Channel {}

  record Candle(Interval interval) implements Channel {}

  /** The best levels of the book. */
  record Levels(int levels, long period) implements Channel {}

  Pattern LEVELS = Pattern.compile("depth(5|10|20)(@(100|1000)ms)?");

  long SECOND = 1_000;

  static Optional<Channel> of(String word) {
    Matcher levels = LEVELS.matcher(word);
    if (levels.matches()) {
      long every = "100".equals(levels.group(3)) ? 100 : SECOND;
      return Optional.of(new Levels(Integer.parseInt(levels.group(1)), every));
    }
    if (word.startsWith("kline_")) {
      return Interval.of(word.substring("kline_".length())).map(Candle::new);
    }
    return switch (word) {
      case "trade" -> Optional.of(new Trades(false));
      case "aggTrade" -> Optional.of(new Trades(true));
      case "bookTicker" -> Optional.of(new BookTicker());
      case "miniTicker" -> Optional.of(new Day(false));
      case "ticker" -> Optional.of(new Day(true));
      case "avgPrice" -> Optional.of(new MeanPrice());
      default -> Optional.empty();
    };
  }

  /** How often it is told; what is told of each event has no period. */
  default Optional<Long> everyMillis() {
    return switch (this) {
      case Trades trades -> Optional.empty();
      case BookTicker book -> Optional.empty();
      case Day day -> Optional.of(SECOND);
      case MeanPrice mean -> Optional.of(SECOND);
      case Candle candle ->
          Optional.of(candle.interval() == Interval.SECOND_1 ? SECOND : 2 * SECOND);
      case Levels levels -> Optional.of(levels.period());
    };
  }
}
