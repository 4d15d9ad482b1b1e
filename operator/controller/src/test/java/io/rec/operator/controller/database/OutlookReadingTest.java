package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.database.ExchangeWord.Answers;
import io.rec.operator.controller.database.ExchangeWord.Manner;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the schema of the services, which is read from their own migrations, and through the
 * login that the operator makes for them: what it may not read there, it may not read in a desk.
 */
class OutlookReadingTest {
  private static final Login SLOT = new Login("rec_io_user_a", new Password("slotPassword1"));

  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private static DatabaseServer server;
  private static Look bare;

  private final DatabaseLook looks = new DatabaseLook(new Connections());

  @BeforeAll
  static void migrate() throws Exception {
    server = DatabaseServer.managed(DatabaseServer.OPERATOR_PASSWORD);
    var slots = new SlotPreparation(new Connections(), new SecureRandom(), new Terms("test"));
    var request =
        new SlotRequest(
            "desk",
            server.address(),
            new Login("recio_operator", DatabaseServer.OPERATOR_PASSWORD),
            "rec_io_user",
            SLOT,
            true);
    slots.enter(request);
    slots.prepare(request);
    bare = new DatabaseLook(new Connections()).look(server.address(), SLOT);
    TradingSchema.migrate(server);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    server.runIn(
        "rec_io_db",
        "TRUNCATE live_data.btc_price_log, live_data.eth_price_log, system.health_status");
  }

  private Look.Open look() {
    var look = looks.look(server.address(), SLOT);
    assertThat(look).isInstanceOf(Look.Open.class);
    return (Look.Open) look;
  }

  private Outlook.Told told() {
    var outlook = look().outlook();
    assertThat(outlook).isInstanceOf(Outlook.Told.class);
    return (Outlook.Told) outlook;
  }

  /** One price a second, as the watchdogs write them. */
  private static void prices(String symbol, int fromSecondsAgo, int toSecondsAgo)
      throws SQLException {
    server.runIn(
        "rec_io_db",
        """
        INSERT INTO live_data.%s_price_log ("timestamp", price, source)
        SELECT date_trunc('second', now()) - second * interval '1 s', 90000, 'coinbase'
        FROM generate_series(%d, %d) AS second"""
            .formatted(symbol, toSecondsAgo, fromSecondsAgo));
  }

  private static void reports(String verdict, String detail, int fromSecondsAgo, int toSecondsAgo)
      throws SQLException {
    server.runIn(
        "rec_io_db",
        """
        INSERT INTO system.health_status (service, overall_status, health_details, "timestamp")
        SELECT 'kalshi_api', '%s', jsonb_build_object('detail', '%s'),
               now() - second * interval '1 s'
        FROM generate_series(%d, %d, 5) AS second"""
            .formatted(verdict, detail, toSecondsAgo, fromSecondsAgo));
  }

  private static Duration age(Instant at) {
    return Duration.between(at, Instant.now());
  }

  @Test
  @DisplayName("a database without a schema, or without prices, has nothing to tell")
  void nothingThere() {
    var nothing = new Outlook.Told(Map.of(), new ExchangeWord.None());

    assertThat(told()).isEqualTo(nothing);
    assertThat(bare)
        .isInstanceOfSatisfying(
            Look.Open.class, open -> assertThat(open.outlook()).isEqualTo(nothing));
  }

  @Test
  @DisplayName("each symbol's newest price counts, each for itself")
  void tellsEachSymbol() throws SQLException {
    server.runIn("rec_io_db", "SET ROLE rec_io_user; SELECT live_data.create_price_log('SOL')");
    prices("btc", 60, 0);
    prices("eth", 600, 42);

    var found = told().prices();

    assertThat(found).containsOnlyKeys("BTC", "ETH");
    assertThat(found.get("BTC")).isEqualTo(new PriceTrail.Steady());
    assertThat(found.get("ETH"))
        .isInstanceOfSatisfying(
            PriceTrail.Old.class,
            old -> assertThat(age(old.newest())).isCloseTo(Duration.ofSeconds(42), A_MOMENT));
  }

  @Test
  @DisplayName("prices that have just come again, or come now and then, are not steady")
  void steadyTakesTime() throws SQLException {
    prices("btc", 300, 70);
    prices("btc", 6, 0);
    prices("eth", 20, 20);

    assertThat(told().prices().values()).allMatch(PriceTrail.Recent.class::isInstance);
  }

  @Test
  @DisplayName("a price that was made up to fill a gap is none")
  void interpolationIsNoPrice() throws SQLException {
    prices("btc", 60, 0);
    server.runIn("rec_io_db", "UPDATE live_data.btc_price_log SET interpolated = true");

    assertThat(told().prices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"healthy, '', TRADES", "degraded, '', PAUSED", "degraded, the clock, CLOCK_OFF"})
  @DisplayName("REC-KAW-02 the watchdog's report tells how the exchange answers")
  void tellsHowTheExchangeAnswers(String verdict, String detail, Manner manner)
      throws SQLException {
    reports(verdict, detail, 60, 1);

    assertThat(told().exchange()).isEqualTo(new Answers(manner, true));
  }

  @Test
  @DisplayName("one failure among answers is not a lost exchange, and is remembered for a while")
  void aFailureIsNoLoss() throws SQLException {
    reports("healthy", "", 60, 11);
    reports("unhealthy", "no answer: timed out", 6, 1);

    assertThat(told().exchange()).isEqualTo(new Answers(Manner.TRADES, false));
  }

  @Test
  @DisplayName("failures alone within the limit are a lost exchange")
  void failuresAreALoss() throws SQLException {
    reports("healthy", "", 60, 45);
    reports("unhealthy", "no answer: timed out", 40, 1);

    assertThat(told().exchange())
        .isInstanceOfSatisfying(
            ExchangeWord.Lost.class,
            lost -> {
              assertThat(lost.why()).isEqualTo("no answer: timed out");
              assertThat(lost.since())
                  .hasValueSatisfying(
                      since -> assertThat(age(since)).isCloseTo(Duration.ofSeconds(45), A_MOMENT));
            });
  }

  @Test
  @DisplayName("an exchange that never answered since reports are kept has no last answer")
  void neverAnswered() throws SQLException {
    reports("unhealthy", "no answer: timed out", 40, 1);

    assertThat(told().exchange())
        .isEqualTo(new ExchangeWord.Lost(Optional.empty(), "no answer: timed out"));
  }

  @Test
  @DisplayName("a watchdog that says nothing any more is silent, however good its last word was")
  void silence() throws SQLException {
    reports("healthy", "", 90, 40);

    assertThat(told().exchange()).isInstanceOf(ExchangeWord.Silent.class);
  }

  @Test
  @DisplayName("two looks at an unchanged trouble are equal, so the second brings about nothing")
  void looksDoNotAge() throws SQLException {
    prices("btc", 600, 42);
    reports("unhealthy", "no answer: timed out", 40, 1);

    assertThat(look()).isEqualTo(look());
  }

  @Test
  @DisplayName("what may not be read leaves the database open and says why")
  void unreadable() throws SQLException {
    server.runIn("rec_io_db", "ALTER TABLE live_data.btc_price_log OWNER TO postgres");

    var outlook = look().outlook();

    server.runIn("rec_io_db", "ALTER TABLE live_data.btc_price_log OWNER TO rec_io_user");
    assertThat(outlook)
        .isInstanceOfSatisfying(
            Outlook.Unreadable.class,
            found -> assertThat(found.why()).contains("permission denied"));
  }

  @Test
  @DisplayName("a log that is locked costs a second, not the look")
  void locked() throws Exception {
    try (var holder = new Connections().open(server.address(), SLOT, Duration.ofSeconds(10));
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE live_data.btc_price_log IN ACCESS EXCLUSIVE MODE");

      var look = look();

      assertThat(look.schemaVersion()).isNotNull();
      assertThat(look.outlook()).isInstanceOf(Outlook.Unreadable.class);
    }
  }
}
