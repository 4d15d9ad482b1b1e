package io.rec.autoentrysupervisor.backtest.prices;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/**
 * A file of prices, plain or gzip: an export of the price log, or a recording of the simulator.
 * Interpolated rows are no prices and are left out.
 */
public final class CsvPrices implements PriceSource {
  private static final int SECOND = 1000;

  private final String name;
  private final Lines lines;
  private final TimeText times = new TimeText();
  private CsvColumns columns = CsvColumns.PLAIN;
  private final int[] ends = new int[16];

  private boolean hasAhead;
  private long aheadMillis = Long.MIN_VALUE;
  private double aheadPrice;
  private long second;
  private double price;

  CsvPrices(String name, InputStream in) throws IOException {
    this.name = name;
    this.lines = new Lines(in);
    this.hasAhead = readFirst();
    if (!hasAhead) {
      throw new Refusal(name + " has no prices");
    }
  }

  /**
   * Opens a file.
   *
   * @throws Refusal if its first line is neither a heading nor a price
   */
  public static CsvPrices open(Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new Refusal("there is no file %s".formatted(file));
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new CsvPrices(name, name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in);
    } catch (IOException | RuntimeException failed) {
      in.close();
      throw failed;
    }
  }

  /** Throws a refusal that names the first line that is unreadable or goes back in time. */
  @Override
  public boolean next() throws IOException {
    if (!hasAhead) {
      return false;
    }
    second = Math.floorDiv(aheadMillis, SECOND);
    do {
      price = aheadPrice;
      hasAhead = readAhead();
    } while (hasAhead && Math.floorDiv(aheadMillis, SECOND) == second);
    return true;
  }

  @Override
  public long second() {
    return second;
  }

  @Override
  public double price() {
    return price;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private boolean readFirst() throws IOException {
    if (!lines.next()) {
      return false;
    }
    var first = lines.length() == 0 ? 0 : lines.bytes()[0];
    if (first >= '0' && first <= '9') {
      return take() || readAhead();
    }
    try {
      columns = CsvColumns.ofHeading(lines.text());
    } catch (IllegalArgumentException wrong) {
      throw refused(wrong);
    }
    return readAhead();
  }

  private boolean readAhead() throws IOException {
    while (lines.next()) {
      if (take()) {
        return true;
      }
    }
    return false;
  }

  /** Takes the present line; false if it holds no price. */
  private boolean take() {
    if (lines.length() == 0) {
      return false;
    }
    try {
      var count = split();
      if (count <= Math.max(columns.time(), columns.price())) {
        throw new IllegalArgumentException("it has %d columns".formatted(count));
      }
      var text = lines.bytes();
      if (columns.interpolated() >= 0 && isTrue(text, columns.interpolated(), count)) {
        return false;
      }
      var millis = times.millis(text, start(columns.time()), ends[columns.time()]);
      aheadPrice = PriceText.of(text, start(columns.price()), ends[columns.price()]);
      if (millis < aheadMillis) {
        throw new IllegalArgumentException(
            "it goes back in time, behind %s: prices must be sorted, oldest first"
                .formatted(Instant.ofEpochMilli(aheadMillis)));
      }
      aheadMillis = millis;
      return true;
    } catch (IllegalArgumentException wrong) {
      throw refused(wrong);
    }
  }

  private Refusal refused(IllegalArgumentException wrong) {
    return new Refusal(
        "line %d of %s, '%s': %s".formatted(lines.number(), name, lines.text(), wrong.getMessage()),
        wrong);
  }

  /** Finds the ends of the columns and says how many there are. */
  private int split() {
    var text = lines.bytes();
    var length = lines.length();
    var count = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || text[i] == ',') {
        if (count == ends.length) {
          throw new IllegalArgumentException("it has more than %d columns".formatted(count));
        }
        ends[count++] = i;
      }
    }
    return count;
  }

  private int start(int column) {
    return column == 0 ? 0 : ends[column - 1] + 1;
  }

  private boolean isTrue(byte[] text, int column, int count) {
    return column < count && start(column) < ends[column] && text[start(column)] == 't';
  }
}
