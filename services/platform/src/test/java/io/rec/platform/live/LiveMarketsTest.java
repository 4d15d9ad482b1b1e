package io.rec.platform.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveMarketsTest {

  private TestDatabase database;
  private TestRole role;
  private LiveMarkets markets;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        SampleRole.withDatabase()
            .run(ConfigFolder.create().with("sample").with(database))
            .awaitReady();
    markets = role.bean(LiveMarkets.class);
  }

  @AfterEach
  void stop() {
    markets.stop();
    role.close();
  }

  @Test
  @DisplayName("R34 a stored price that fills a gap is passed over")
  void passesOverInterpolated() throws SQLException {
    Instant now = Instant.now();
    price(now.minusSeconds(2), 118_000, false);
    price(now.minusSeconds(1), 119_000, true);

    markets.start();

    assertThat(markets.tick("BTC").orElseThrow().momentum().price()).isEqualTo(118_000);
  }

  @Test
  @DisplayName("an older tick never replaces a newer one, and one of a foreign symbol is refused")
  void keepsTheNewest() throws SQLException {
    markets.start();
    Instant now = Instant.now();
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> {
              announce("BTC", 118_000, now);
              assertThat(markets.tick("BTC")).isPresent();
            });

    announce("DOGE", 1, now);
    announce("BTC", 117_000, now.minusSeconds(3));
    announce("ETH", 4_000, now);

    await().atMost(10, SECONDS).until(() -> markets.tick("ETH").isPresent());
    assertThat(markets.tick("BTC").orElseThrow().momentum().price()).isEqualTo(118_000);
    assertThat(markets.tick("DOGE")).isEmpty();
  }

  private void announce(String symbol, int price, Instant at) throws SQLException {
    database.execute(
        """
        SELECT pg_notify('recio_price', '{"symbol":"%s","price":%d,"timestamp":"%s","momentum":0.1}')"""
            .formatted(symbol, price, at));
  }

  private void price(Instant at, int price, boolean interpolated) throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.btc_price_log ("timestamp", price, interpolated)
        VALUES ('%s', %d, %s)"""
            .formatted(at, price, interpolated));
  }
}
