package io.rec.unifiedproductioncoordinator.fingerprints.history;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Unpacked;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A CSV file of candles or only of closes, plain or gzip. */
public final class CsvCandles implements Closes, Candles {
  private final Path file;

  public CsvCandles(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("there is no file " + file);
    }
    this.file = file;
  }

  @FunctionalInterface
  private interface LineReader {
    void line(CandleColumns columns, long number, String line) throws IOException, SQLException;
  }

  /** The last line so far; only it is parsed when the file is looked through. */
  private record Last(CandleColumns columns, long number, String line) {}

  @Override
  public Summary summary() throws IOException, SQLException {
    var digest = sha256();
    var rows = new AtomicLong();
    var last = new AtomicReference<@Nullable Last>();
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      lines(
          in,
          (columns, number, line) -> {
            rows.incrementAndGet();
            last.setPlain(new Last(columns, number, line));
          });
    }
    var end = last.get();
    if (end == null) {
      throw new Refusal("there is not a single candle in " + file);
    }
    return new Summary(
        HexFormat.of().formatHex(digest.digest()),
        rows.get(),
        end.columns().candle(name(), end.number(), end.line()).minute());
  }

  @Override
  public void read(Optional<Instant> behind, Closes.Reader reader)
      throws IOException, SQLException {
    var skip = new Skip(behind);
    candles(
        candle -> {
          if (skip.passes(candle.minute())) {
            reader.close(candle.minute(), candle.close());
          }
        });
  }

  @Override
  public void candles(Candles.Reader reader) throws IOException, SQLException {
    try (var in = Files.newInputStream(file)) {
      lines(
          in,
          (columns, number, line) -> {
            var candle = columns.candle(name(), number, line);
            try {
              reader.candle(candle);
            } catch (IllegalArgumentException wrong) {
              throw new Refusal(
                  "line %d of %s: %s".formatted(number, name(), wrong.getMessage()), wrong);
            }
          });
    }
  }

  private void lines(InputStream in, LineReader reader) throws IOException, SQLException {
    try {
      var text =
          new BufferedReader(
              new InputStreamReader(Unpacked.stream(in), StandardCharsets.UTF_8), 1 << 16);
      var columns = CandleColumns.of(name(), Optional.ofNullable(text.readLine()).orElse(""));
      var number = 1L;
      for (var line = text.readLine(); line != null; line = text.readLine()) {
        number++;
        if (!line.isBlank()) {
          reader.line(columns, number, line);
        }
      }
    } catch (EOFException cut) {
      throw new Refusal("the gzip file %s ends in the middle".formatted(file), cut);
    }
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Leaves out what lies before the place to go on from, and nothing behind it: a late line out of
   * order must still be seen and refused.
   */
  private static final class Skip {
    private final Optional<Instant> behind;
    private boolean passed;

    Skip(Optional<Instant> behind) {
      this.behind = behind;
    }

    boolean passes(Instant minute) {
      passed = passed || behind.isEmpty() || minute.isAfter(behind.get());
      return passed;
    }
  }
}
