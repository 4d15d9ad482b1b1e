package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import static io.rec.unifiedproductioncoordinator.fingerprints.testing.SomeTables.wide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.unifiedproductioncoordinator.fingerprints.SetImport;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import io.rec.venuesimulator.standalone.StandaloneSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The weekly job against a venue that serves candles over real HTTP, and a real database. */
class RegenerateTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private static final Instant FROM = NOW.minus(Duration.ofHours(30));
  private static StandaloneSimulator venue;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private TestDatabase database;
  private Map<String, String> environment;

  @BeforeAll
  static void start() throws IOException {
    venue =
        StandaloneSimulator.start(
            Clock.systemUTC(), "--kalshi-port", "0", "--coinbase-port", "0", "--symbols", "BTC");
  }

  @AfterAll
  static void stop() {
    venue.close();
  }

  @BeforeEach
  void emptyHistory() throws SQLException {
    database = Postgres.shared().migrated();
    environment =
        Map.of("RECIO_CONFIG_DIR", ConfigFolder.create().with(database).root().toString());
  }

  @Test
  @DisplayName("fetches what is missing, makes tables of it and lets them be the active ones")
  void regenerates() throws IOException, SQLException {
    run(NOW, "BTC");

    assertThat(history("count(*) || ' ' || max(\"timestamp\")"))
        .isEqualTo(
            Duration.between(FROM, NOW).toMinutes() + " " + sql("'%s'::timestamptz", lastMinute()));
    assertThat(sets())
        .containsExactly("BTC %s true weekly regeneration".formatted(day(lastMinute())));
    assertThat(told(out)).contains("BTC " + day(lastMinute()) + ": ", "tables, active");

    run(NOW, "BTC");

    assertThat(told(out)).endsWith("BTC %s: stored already%n".formatted(day(lastMinute())));
  }

  @Test
  @DisplayName("goes on where the history ends, and momentum goes on with it")
  void goesOn() throws IOException, SQLException {
    run(NOW.minus(Duration.ofHours(1)), "BTC");
    assertThat(history("count(*)")).isEqualTo(String.valueOf(29 * 60));

    // Whether the new tables are near enough to the former is chance; the history is not.
    try {
      run(NOW, "BTC");
    } catch (Refusal far) {
      assertThat(told(err)).contains("BTC keeps its former tables");
    }

    assertThat(history("count(*) || ' ' || count(*) FILTER (WHERE momentum IS NULL)"))
        .isEqualTo(30 * 60 + " 30");
  }

  @Test
  @DisplayName("tables far from the active ones are refused, and those stay")
  void keepsFormerTables() throws IOException, SQLException {
    var former =
        CheckedSet.of(new SetName("BTC", "former"), rows -> NamedTables.rows(wide(3), rows));
    world(NOW)
        .transaction(
            connection ->
                SetImport.take(
                    connection, former, new SetImport.Wish("a person", true, false), NOW));

    assertThatThrownBy(() -> run(NOW, "BTC"))
        .isInstanceOf(Refusal.class)
        .hasMessage("no new tables of BTC");

    assertThat(told(err)).contains("BTC keeps its former tables: ");
    assertThat(sets()).containsExactly("BTC former true a person");
  }

  @Test
  @DisplayName("one symbol that fails does not keep the others from their tables")
  void goesOnWithTheOthers() throws SQLException {
    assertThatThrownBy(() -> run(NOW, "NONE,BTC"))
        .isInstanceOf(IOException.class)
        .hasMessage("no new tables of NONE");

    assertThat(told(err)).contains("NONE keeps its former tables: ", "NotFound");
    assertThat(sets()).singleElement().asString().startsWith("BTC ");
  }

  @Test
  @DisplayName("makes no history of simulated prices")
  void refusesSimulatedPrices() {
    assertThat(Main.run(world(NOW), "regenerate", "--symbols", "BTC")).isEqualTo(2);
    assertThat(told(err)).contains("the prices of this system are simulated");
  }

  private void run(Instant now, String symbols) throws IOException, SQLException {
    var verb = new Regenerate(ignored -> URI.create(venue.address("coinbase_rest")));
    verb.run(
        new Options(
            List.of("--symbols", symbols, "--from", FROM.toString(), "--least-rows", "10"),
            verb.options()),
        world(now));
  }

  private World world(Instant now) {
    return new World(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        environment,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Instant lastMinute() {
    return NOW.minus(Duration.ofMinutes(1));
  }

  private static String day(Instant minute) {
    return minute.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private String history(String what) throws SQLException {
    return database
        .column("SELECT %s FROM historical_data.btc_price_history".formatted(what))
        .getFirst();
  }

  private String sql(String expression, Object value) throws SQLException {
    return database.column("SELECT " + expression.formatted(value)).getFirst();
  }

  private List<String> sets() throws SQLException {
    return database.column(
        "SELECT symbol || ' ' || version || ' ' || active || ' ' || source "
            + "FROM analytics.fingerprint_set ORDER BY symbol, version");
  }

  private static String told(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
