package io.rec.autoentrysupervisor.backtest.testing;

import io.rec.autoentrysupervisor.backtest.book.TableSource;
import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.Grid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/** Probability tables and recorded strike tables. */
public final class Tables {
  private Tables() {}

  /** Whatever the strike, the time and the momentum: so many percent that it is not crossed. */
  public static Fingerprints always(double percent) {
    var builder = new FingerprintsBuilder("BTC", "flat");
    for (int bucket = -30; bucket <= 30; bucket++) {
      for (int minute = 1; minute <= Grid.MINUTES; minute++) {
        for (int threshold = 0; threshold < Grid.THRESHOLDS; threshold++) {
          builder.add(
              new FingerprintRow(
                  String.valueOf(bucket),
                  minute,
                  Grid.threshold(threshold),
                  100 - percent,
                  100 - percent));
        }
      }
    }
    return builder.build();
  }

  /** A recorded table with one market, as the coordinator writes it. */
  public static String table(String at, String ticker, Integer yesAsk, Integer noAsk) {
    return """
        {"symbol":"BTC","current_price":100050.0,"ttc":1,"broker":"Kalshi","event_ticker":"%s",
        "market_title":"","market_status":"active","last_updated":"%s","strikes":[{"strike":100000,
        "ticker":"%s","buffer":50.0,"buffer_pct":0.05,"probability":96.0,"yes_ask":%s,"no_ask":%s,
        "volume":5000,"active_side":"yes"}],"stale":false,"degraded":[],"model":"flat"}"""
        .formatted(ticker.substring(0, ticker.lastIndexOf('-')), at, ticker, yesAsk, noAsk)
        .replace("\n", "");
  }

  /** The same table each minute, from one minute to another. */
  public static String[] eachMinute(
      String from, String to, String ticker, Integer yesAsk, Integer noAsk) {
    return Stream.iterate(
            Instant.parse(from), at -> !at.isAfter(Instant.parse(to)), at -> at.plusSeconds(60))
        .map(at -> table(at.toString(), ticker, yesAsk, noAsk))
        .toArray(String[]::new);
  }

  public static TableSource of(String... tables) {
    Queue<String> left = new ArrayDeque<>(Arrays.asList(tables));
    return new TableSource() {
      @Override
      public Optional<String> next() {
        return Optional.ofNullable(left.poll());
      }

      @Override
      public String place() {
        return "table %d".formatted(tables.length - left.size());
      }

      @Override
      public void close() {}
    };
  }
}
