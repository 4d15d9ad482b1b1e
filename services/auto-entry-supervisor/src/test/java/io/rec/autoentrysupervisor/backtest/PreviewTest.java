package io.rec.autoentrysupervisor.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.Application;
import io.rec.autoentrysupervisor.backtest.testing.Tables;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.Series;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("REC-AES settings tell what they would have done before they are saved")
class PreviewTest {
  private static final String PATH = "/api/auto_entry_settings/preview";

  private static TestDatabase database;
  private static TestRole role;

  /** A gently swinging price around the clock, and quotes that were recorded in one hour. */
  @BeforeAll
  static void record() throws SQLException {
    database = Postgres.shared().migrated();
    var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    database.execute(
        """
        INSERT INTO live_data.btc_price_log ("timestamp", price)
        SELECT at, 100000 + 150 * sin(extract(epoch FROM at) / 700)
        FROM generate_series('%s'::timestamptz, '%s'::timestamptz, interval '1 second') at"""
            .formatted(hour.minus(Duration.ofHours(26)), hour.plus(Duration.ofHours(1))));
    var begin = hour.minus(Duration.ofHours(3));
    var event = HourlyCalendar.nextEvent(Series.of("BTC"), begin).ticker();
    for (var table :
        Tables.eachMinute(
            begin.toString(), begin.plusSeconds(3540).toString(), event + "-T98999.99", 95, 7)) {
      database.execute(
          "INSERT INTO historical_data.strike_table_minute (symbol, minute, event_ticker, strike_table)"
              + " SELECT 'BTC', date_trunc('minute', (t ->> 'last_updated')::timestamptz),"
              + " t ->> 'event_ticker', t FROM (SELECT '%s'::jsonb t) one".formatted(table));
    }
    var config =
        ConfigFolder.create().with(database).with("auto-entry-supervisor").withControl("None");
    role = TestRole.start(Application.class, "auto-entry-supervisor", config).awaitReady();
  }

  @AfterAll
  static void stop() {
    role.close();
  }

  @Test
  void saysHowManyOfTheLast24HoursWouldHaveEntered() throws IOException {
    var answer = preview("{\"min_probability\":90}");

    var entered = answer.get("hours_entered").getIntValue();
    assertThat(entered).isPositive();
    assertThat(answer.get("sentence").getStringValue())
        .isEqualTo(
            "With these settings, %d of the last 24 hours would have entered.".formatted(entered));
    var btc = answer.get("symbols").get(0);
    assertThat(btc.get("hours_known").getIntValue()).isEqualTo(24);
    assertThat(btc.get("by_hour").size()).isEqualTo(24);
    assertThat(btc.get("entries").getIntValue()).isEqualTo(answer.get("entries").getIntValue());
    assertThat(btc.get("why_not").get("max_time").getLongValue()).isPositive();
  }

  @Test
  void usesTheQuotesThatWereRecordedWhereThereAreSome() throws IOException {
    var hours = preview("{\"min_probability\":90}").get("symbols").get(0).get("by_hour");

    var recorded = 0;
    for (int i = 0; i < hours.size(); i++) {
      if (hours.get(i).get("quotes").getStringValue().equals("recorded")) {
        recorded++;
        assertThat(hours.get(i).get("entries").getIntValue()).isEqualTo(1);
      }
    }
    assertThat(recorded).isEqualTo(1);
  }

  @Test
  void strictSettingsWouldHaveEnteredNothing() throws IOException {
    var answer = preview("{\"min_probability\":100,\"min_differential\":9}");

    assertThat(answer.get("sentence").getStringValue())
        .isEqualTo("With these settings, 0 of the last 24 hours would have entered.");
  }

  @Test
  void fillsInWhatIsStoredAndAsksAsIfEntriesWereOn() throws IOException, SQLException {
    database.execute(
        "UPDATE users.trade_preferences SET position_size = 7",
        "UPDATE users.auto_trade_settings SET min_time = 60, auto_entry = false");

    var settings = preview("{\"max_time\":600}").get("settings");

    assertThat(settings.get("position_size").getIntValue()).isEqualTo(7);
    assertThat(settings.get("min_time").getIntValue()).isEqualTo(60);
    assertThat(settings.get("max_time").getIntValue()).isEqualTo(600);
    assertThat(settings.get("auto_entry").getBooleanValue()).isTrue();
    assertThat(database.column("SELECT max(version) FROM users.auto_trade_settings"))
        .containsExactly("1");
  }

  @Test
  void saysOfASymbolWithoutPricesThatThereAreNone() throws IOException {
    var eth = preview("{}").get("symbols").get(1);

    assertThat(eth.get("symbol").getStringValue()).isEqualTo("ETH");
    assertThat(eth.get("hours_known").getIntValue()).isZero();
    assertThat(eth.get("assumptions").get(0).getStringValue())
        .isEqualTo("there are no prices to replay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"min_probabilty":90}              | there is no setting called min_probabilty
          {"min_time":900,"max_time":120}    | expected 0 <= min_time <= max_time <= 3600
          {"min_probability":101}            | expected 0 to 100 percent and a number
          {"position_size":0}                | expected at least one
          {"min_time":"soon"}                | this holds no settings
          [1]                                | expected an object with settings
          {"min_time":                       | this holds no settings
          """)
  void refusesWhatAreNoSettings(String body, String complaint) {
    var answer = role.post(PATH, body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("SettingsRefused", complaint);
  }

  private static JsonNode preview(String body) throws IOException {
    var answer = role.post(PATH, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ObjectMapper.getDefault().readValue(answer.body(), JsonNode.class);
  }
}
