package io.rec.venuesimulator.price;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** Prices of a file, each valid until the next; the first and the last one beyond the ends. */
public final class RecordedPrices implements PricePath {

  private static final long MILLIS_FROM = 100_000_000_000L;

  private final long[] epochMillis;
  private final double[] prices;

  private RecordedPrices(long[] epochMillis, double[] prices) {
    this.epochMillis = epochMillis;
    this.prices = prices;
  }

  /**
   * Lines of {@code time,price}; the time is RFC 3339, or Unix seconds or milliseconds. A first
   * line without a number is a heading.
   *
   * @throws IllegalArgumentException naming the line and what is wrong with it
   */
  public static RecordedPrices read(Path csv) throws IOException {
    return of(Files.readAllLines(csv));
  }

  static RecordedPrices of(List<String> lines) {
    long[] times = new long[lines.size()];
    double[] prices = new double[lines.size()];
    int count = 0;
    for (int number = 0; number < lines.size(); number++) {
      String line = lines.get(number).strip();
      boolean heading = number == 0 && line.chars().noneMatch(Character::isDigit);
      if (line.isEmpty() || heading) {
        continue;
      }
      String[] columns = line.split(",", -1);
      try {
        times[count] = millis(columns[0].strip());
        prices[count] = price(columns);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "line %d, '%s': %s".formatted(number + 1, line, wrong.getMessage()), wrong);
      }
      if (count > 0 && times[count] < times[count - 1]) {
        throw new IllegalArgumentException("line %d goes back in time".formatted(number + 1));
      }
      count++;
    }
    if (count == 0) {
      throw new IllegalArgumentException("the recording has no prices");
    }
    return new RecordedPrices(Arrays.copyOf(times, count), Arrays.copyOf(prices, count));
  }

  public Instant first() {
    return Instant.ofEpochMilli(epochMillis[0]);
  }

  @Override
  public double at(long millis) {
    int found = Arrays.binarySearch(epochMillis, millis);
    return prices[Math.max(0, found >= 0 ? found : -found - 2)];
  }

  private static long millis(String text) {
    try {
      if (text.matches("\\d+")) {
        long number = Long.parseLong(text);
        return number >= MILLIS_FROM ? number : number * 1000;
      }
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (NumberFormatException | DateTimeException wrong) {
      throw new IllegalArgumentException("'%s' is no time".formatted(text), wrong);
    }
  }

  private static double price(String[] columns) {
    if (columns.length < 2) {
      throw new IllegalArgumentException("expected time,price");
    }
    String text = columns[1].strip();
    try {
      double price = Double.parseDouble(text);
      if (price > 0 && Double.isFinite(price)) {
        return price;
      }
    } catch (NumberFormatException noNumber) {
      // Told below like every other text that is no price.
    }
    throw new IllegalArgumentException("'%s' is no price".formatted(text));
  }
}
