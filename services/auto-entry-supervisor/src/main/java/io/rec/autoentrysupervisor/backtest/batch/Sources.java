package io.rec.autoentrysupervisor.backtest.batch;

import io.rec.autoentrysupervisor.backtest.book.StoredTables;
import io.rec.autoentrysupervisor.backtest.book.TableFile;
import io.rec.autoentrysupervisor.backtest.book.TableSource;
import io.rec.autoentrysupervisor.backtest.prices.CsvPrices;
import io.rec.autoentrysupervisor.backtest.prices.PriceSource;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.prices.StoredPrices;
import io.rec.autoentrysupervisor.backtest.prices.WalkPrices;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.domain.probability.FingerprintCsv;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.StudentTFingerprint;
import io.rec.platform.prices.PriceTable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** Opens what the options name: files, the tables of a database, or a made-up walk. */
final class Sources {
  private static final long LONGEST_GAP = 3600;
  private static final Instant WALK_BEGINS = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final double WALK_PRICE = 100_000;

  private final Options options;
  private final World world;
  private final String symbol;

  Sources(Options options, World world, String symbol) {
    this.options = options;
    this.world = world;
    this.symbol = symbol;
  }

  boolean needDatabase() {
    return !options.has("--prices") && !options.has("--generated");
  }

  /** A transaction that is only read in. */
  Connection connect() throws SQLException {
    Connection connection = world.database().getConnection();
    try {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  PriceSource files() throws IOException {
    if (options.has("--generated")) {
      return new WalkPrices(
          options.number("--seed", 1), WALK_BEGINS, options.number("--generated", 0), WALK_PRICE);
    }
    return CsvPrices.open(options.path("--prices").orElseThrow());
  }

  PriceSource log(Connection connection) throws SQLException {
    return StoredPrices.read(
        connection,
        new PriceTable(symbol),
        options.instant("--from").map(from -> from.minusSeconds(warmUp())).orElse(Instant.EPOCH),
        end());
  }

  TableSource quotes() throws IOException {
    var file = options.path("--quotes");
    return file.isPresent() ? TableFile.open(file.get()) : TableSource.NONE;
  }

  TableSource tables(Connection connection) throws SQLException {
    return StoredTables.read(
        connection, symbol, options.instant("--from").orElse(Instant.EPOCH), end());
  }

  long longestGap() {
    return options.number("--longest-gap", LONGEST_GAP);
  }

  /** The tables of a file, or the formula. */
  Fingerprints fingerprints() throws IOException {
    var file = options.path("--fingerprints");
    return file.isPresent() ? read(file.get()) : StudentTFingerprint.forSymbol(symbol);
  }

  private Fingerprints read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("there is no file %s".formatted(file));
    }
    var name = String.valueOf(file.getFileName());
    var builder = new FingerprintsBuilder(symbol, name.replaceFirst("\\.csv(\\.gz)?$", ""));
    try (var in = Files.newInputStream(file);
        var plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      FingerprintCsv.read(new InputStreamReader(plain, StandardCharsets.UTF_8), builder::add);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
    if (builder.build().isEmpty()) {
      throw new Refusal("%s holds no complete table".formatted(file));
    }
    builder.incomplete().forEach(missing -> world.err().println("left out: " + missing));
    return builder.build();
  }

  private long warmUp() {
    return options.number("--warm-up", Setup.WARM_UP.toSeconds());
  }

  private Instant end() {
    return options.instant("--to").map(to -> to.plusSeconds(1)).orElse(NEVER);
  }
}
