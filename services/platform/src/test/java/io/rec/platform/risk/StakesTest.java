package io.rec.platform.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import io.rec.platform.control.TradingControl;
import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StakesTest {

  private static final String TICKER = "KXBTCD-26NOV2610-T89999.99";

  /** Half past ten in New York, in winter. */
  private final TestClock clock = TestClock.at("2026-11-26T15:30:00Z");

  private TestDatabase database;
  private TestRole role;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        TestRole.startAt(
                clock,
                SampleRole.class,
                "sample",
                ConfigFolder.create().with("sample").with(database),
                Map.of(),
                SampleRole.withDatabase())
            .awaitReady();
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @Test
  @DisplayName("an account without trades has nothing at stake")
  void nothing() throws SQLException {
    assertThat(before(Optional.empty())).isEqualTo(AtStake.nothing(Money.ofCents(5000)));
  }

  @Test
  @DisplayName("a look costs no more in an account with a long history")
  void readsNoHistory() throws SQLException {
    database.execute(
        """
        INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position,
                                  ticker, ticket_id, staked, pnl, created_at, closed_at)
        SELECT 'user_0001', 'closed', '2026-01-01', '10:00', '90000', 'Y', 0.9, 10, 'past ' || n % 50,
               'past ' || n, 9.4, 0.5, timestamptz '2026-01-01 10:00Z' + n * interval '1 minute',
               timestamptz '2026-01-01 10:30Z' + n * interval '1 minute'
        FROM generate_series(1, 20000) AS n""",
        "ANALYZE users.trades");

    assertThat(
            database.column(
                """
                EXPLAIN SELECT * FROM users.at_stake('%s', 'BTC', 7,
                  '2026-11-26 15:00Z', '2026-11-26 05:00Z')"""
                    .formatted(TICKER)))
        .isNotEmpty()
        .noneMatch(line -> line.contains("Seq Scan on trades"));
    assertThat(before(Optional.empty())).isEqualTo(AtStake.nothing(Money.ofCents(5000)));
  }

  @Test
  @DisplayName("counts what is held, what may be bought, and what the day has brought")
  void countsAll() throws SQLException {
    trade("1", "open", TICKER, "BTC", "2026-11-26T15:05Z", "9.40", "9.45", "10", null, false, null);
    trade(
        "2",
        "pending",
        "other",
        "BTC",
        "2026-11-26T15:20Z",
        "4.70",
        "4.70",
        "0",
        null,
        false,
        null);
    trade("3", "error", TICKER, "BTC", "2026-11-26T14:20Z", "4.70", "4.70", "0", null, true, null);
    trade(
        "4",
        "closed",
        TICKER,
        "BTC",
        "2026-11-26T15:10Z",
        "0",
        "3.00",
        "0",
        "-2.5",
        false,
        "2026-11-26T15:20Z");
    trade(
        "5",
        "closed",
        "e",
        "ETH",
        "2026-11-26T03:00Z",
        "0",
        "7.00",
        "0",
        "1.25",
        false,
        "2026-11-26T06:00Z");

    AtStake stake = before(Optional.empty());

    assertThat(stake.openTrades()).isEqualTo(3);
    assertThat(stake.exposure()).isEqualTo(Money.parse("18.80"));
    assertThat(stake.onMarket()).isEqualTo(Contracts.of(20));
    assertThat(stake.onSymbol()).isEqualTo(Contracts.of(30));
    assertThat(stake.tradesThisHour()).isEqualTo(3);
    assertThat(stake.riskThisHour()).isEqualTo(Money.parse("17.15"));
    assertThat(stake.riskToday()).isEqualTo(Money.parse("21.85"));
    assertThat(stake.resultToday()).isEqualTo(Money.parse("-1.25"));
  }

  @Test
  @DisplayName("what paper brought today leaves no room for losing real money")
  void keepsModesApart() throws SQLException {
    closedToday("1", "900", "'Paper'");
    assertThat(before(Optional.empty()).resultToday()).isEqualTo(Money.parse("900"));

    closedToday("2", "-20", "'Live'");
    assertThat(before(Optional.empty()).resultToday()).isEqualTo(Money.parse("-20"));

    closedToday("3", "5", "'Live'");
    closedToday("4", "-1000", "'Paper'");
    assertThat(before(Optional.empty()).resultToday()).isEqualTo(Money.parse("-100"));

    closedToday("5", "-1", "NULL");
    assertThat(before(Optional.empty()).resultToday()).isEqualTo(Money.parse("-101"));
  }

  private void closedToday(String id, String pnl, String mode) throws SQLException {
    trade(
        id,
        "closed",
        "other",
        "BTC",
        "2026-11-26T15:10Z",
        "0",
        "3.00",
        "0",
        pnl,
        false,
        "2026-11-26T15:20Z");
    database.execute("UPDATE users.trades SET mode = %s WHERE id = %s".formatted(mode, id));
  }

  @Test
  @DisplayName("a refused trade costs nothing, and a trade does not count against its own order")
  void leavesOut() throws SQLException {
    trade("1", "error", TICKER, "BTC", "2026-11-26T15:05Z", "0", "0", "0", null, false, null);
    trade("2", "deleted", TICKER, "BTC", "2026-11-26T15:06Z", "0", "0", "0", null, false, null);
    trade("3", "pending", TICKER, "BTC", "2026-11-26T15:07Z", "9", "9", "0", null, false, null);

    assertThat(before(Optional.of(3L))).isEqualTo(AtStake.nothing(Money.ofCents(5000)));
  }

  @Test
  @DisplayName("the operator's limits are the domain's, to the cent")
  void limits() {
    TradingControl control =
        new TradingControl(
            "Paper",
            new TradingControl.AutoEntry(true),
            new TradingControl.KillSwitch("None", "", ""),
            new TradingControl.RiskLimits(100, 50_000, 10_000, 5, 10_001),
            "Flatten",
            "Cancel",
            null);

    assertThat(Limits.of(control).maxOrder()).isEqualTo(Money.parse("100.01"));
    assertThat(Limits.of(control).maxPosition()).isEqualTo(Contracts.of(100));
  }

  private AtStake before(Optional<Long> except) throws SQLException {
    Stakes stakes = role.bean(Stakes.class);
    return role.bean(Database.class)
        .read(c -> stakes.before(c, TICKER, "BTC", except, Money.ofCents(5000)));
  }

  private void trade(
      String id,
      String status,
      String ticker,
      String symbol,
      String created,
      String exposure,
      String staked,
      String held,
      String pnl,
      boolean unknown,
      String closed)
      throws SQLException {
    database.execute(
        """
        INSERT INTO users.trades (id, user_id, status, date, time, strike, side, buy_price, position,
          ticker, symbol, ticket_id, created_at, exposure, staked, held, pnl, outcome_unknown, closed_at)
        VALUES (%1$s, 'user_0001', '%2$s', '', '', '', 'Y', 0.94, 10, '%3$s', '%4$s', 't%1$s', '%5$s',
          %6$s, %7$s, %8$s, %9$s, %10$s, %11$s)"""
            .formatted(
                id,
                status,
                ticker,
                symbol,
                created,
                exposure,
                staked,
                held,
                pnl,
                unknown,
                closed == null ? "NULL" : "'" + closed + "'"));
  }
}
