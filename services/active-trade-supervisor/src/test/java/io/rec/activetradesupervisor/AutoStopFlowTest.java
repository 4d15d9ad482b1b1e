package io.rec.activetradesupervisor;

import static io.rec.activetradesupervisor.SupervisorRun.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From what is announced to what the trade manager is asked for. */
class AutoStopFlowTest {

  private SupervisorRun run;
  private Desk desk;

  @BeforeEach
  void prepare() throws SQLException {
    run = SupervisorRun.prepare();
    desk = run.desk();
    desk.settings("auto_stop = true");
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  @DisplayName("REC-ATS-01 REC-ATS-03 a price path through the floor is one close, by trade id")
  void closesOnce() throws SQLException {
    desk.open(7);
    run.start();
    until(
        () -> {
          desk.table(118_020, 60, 42);
          assertThat(run.trades()).allMatch(trade -> trade.find("current_probability").isPresent());
        });
    assertThat(run.closes()).isEmpty();

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).isNotEmpty();
        });

    Json close = Json.of(run.closes().getFirst());
    assertThat(close.text("intent")).isEqualTo("close");
    assertThat(close.whole("trade_id")).isEqualTo(7);
    assertThat(close.whole("attempt")).isEqualTo(1);
    assertThat(close.text("side")).isEqualTo("N");
    assertThat(close.decimal("buy_price")).isEqualByComparingTo("0.80");
    assertThat(close.text("close_method")).isEqualTo("auto");
    assertThat(close.text("reason")).isEqualTo("probability");
    assertThat(close.at("decision").values()).isNotEmpty();
    passes(5, 117_980);
    assertThat(run.closes()).hasSize(1);
  }

  @Test
  @DisplayName("REC-ATS-04 a stop that fired is a risk fact with its rules, and a line of the log")
  void tellsOfTheStop() throws SQLException {
    desk.open(7);
    run.start();

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(desk.facts("risk")).isNotEmpty();
        });

    assertThat(desk.facts("risk").getFirst())
        .contains("stop_fired", "current_probability: found 25, needs below 40 percent", "taken");
    until(() -> assertThat(desk.facts("automated_trade_closed")).hasSize(1));
    assertThat(desk.rows("SELECT message FROM users.trade_logs"))
        .containsExactly(
            "CLOSE | " + Desk.ticker("BTC") + " | $118,000 | Y | 100 | 0.2000 | 25.00 | -0.74");
  }

  @Test
  @DisplayName("REC-ATS-01 a fall of the momentum closes YES and leaves NO alone")
  void closesOnSpike() throws SQLException {
    desk.open(7);
    desk.trade(8, "open", "BTC", "N");
    desk.settings("current_probability = 0");
    run.start();

    until(
        () -> {
          desk.tick(118_020, -0.36);
          desk.table(118_020, 60, 42);
          assertThat(run.closes()).isNotEmpty();
        });

    passes(5, 118_020);
    assertThat(run.closes()).hasSize(1);
    assertThat(run.closes().getFirst()).contains("\"trade_id\":7", "\"reason\":\"momentum_spike\"");
  }

  @Test
  @DisplayName("REC-ATS-06 R19 an old price closes nothing and is an alert; a fresh one closes")
  void closesNothingOnOldPrice() throws SQLException {
    desk.open(7);
    run.start();
    until(
        () -> {
          desk.table("BTC", 117_990, 75, 80, Duration.ofSeconds(6), false);
          assertThat(run.trades()).allMatch(trade -> trade.find("current_close_price").isPresent());
        });

    for (int i = 0; i < 5; i++) {
      desk.table("BTC", 117_990, 75, 80, Duration.ofSeconds(6), false);
    }
    until(() -> assertThat(desk.facts("alert")).anyMatch(fact -> fact.contains("stale_price")));

    assertThat(run.closes()).isEmpty();
    assertThat(run.health()).contains("\"stale_trades\":1");
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });
  }

  @Test
  @DisplayName("R34 a table from an interpolated price closes nothing")
  void closesNothingOnInterpolatedPrice() throws SQLException {
    desk.open(7);
    run.start();
    long before = run.trades().size();
    until(
        () -> {
          desk.table("BTC", 117_990, 75, 80, Duration.ZERO, true);
          assertThat(run.trades()).allMatch(trade -> trade.find("current_close_price").isPresent());
        });

    assertThat(run.trades()).hasSize((int) before).allMatch(trade -> trade.flag("stale"));
    assertThat(run.closes()).isEmpty();
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });
  }

  @Test
  @DisplayName("a trade of ETH is never judged by the table of BTC")
  void keepsSymbolsApart() throws SQLException {
    desk.trade(7, "open", "ETH", "Y");
    desk.open(8);
    run.start();

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });

    assertThat(run.closes().getFirst()).contains("\"trade_id\":8");
    assertThat(run.trades().getFirst().find("current_probability")).isEmpty();
  }

  @Test
  @DisplayName("a close that is refused is an alert, and is asked again with the same number")
  void asksAgainAfterRefusal() throws SQLException {
    run.manager().answers(409, "{\"reason\":\"refused\",\"rule\":\"trade_open\"}");
    desk.open(7);
    run.start();

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSizeGreaterThan(1);
        });

    assertThat(run.closes()).allMatch(body -> body.contains("\"attempt\":1,"));
    assertThat(desk.facts("alert"))
        .anyMatch(fact -> fact.contains("close_failing") && fact.contains("trade_open"));
  }

  @Test
  @DisplayName("a trade that came back to open is closed by its next order")
  void closesTheRestByTheNextOrder() throws SQLException {
    desk.open(7);
    run.start();
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });

    desk.closeOrder(7, 1);
    desk.status(7, "open");

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(2);
        });
    assertThat(run.closes().getLast()).contains("\"attempt\":2,");
  }

  @Test
  @DisplayName("settings that change apply within two seconds, their fact lost or not")
  void followsSettings() throws SQLException {
    desk.open(7);
    desk.settings("auto_stop = false");
    run.start();
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.trades()).allMatch(trade -> trade.whole("settings_version") == 3);
        });
    assertThat(run.closes()).isEmpty();

    desk.settings("auto_stop = true");

    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });
    assertThat(run.health()).contains("\"settings_version\":4");
  }

  @Test
  @DisplayName("a trade that was detached is left alone, also after a restart, and attached again")
  void leavesDetachedAlone() throws SQLException {
    desk.open(7);
    desk.open(8);
    desk.stopOf(7, false, "NULL");
    run.start();
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });
    assertThat(run.closes().getFirst()).contains("\"trade_id\":8");
    passes(5, 117_980);
    assertThat(run.closes()).hasSize(1);
    assertThat(run.trades().getFirst().flag("stop_attached")).isFalse();
    run.stop();

    desk.status(8, "closed");
    run.start();
    until(() -> assertThat(run.trades()).hasSize(1));
    passes(5, 117_980);
    assertThat(run.closes()).hasSize(1);

    desk.stopOf(7, true, "NULL");
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(2);
        });
    assertThat(run.closes().getLast()).contains("\"trade_id\":7");
  }

  @Test
  @DisplayName("a floor of the trade's own beats the desk's both ways, and the decision names it")
  void followsOwnFloor() throws SQLException {
    desk.open(7);
    desk.open(8);
    desk.stopOf(7, true, "20");
    run.start();
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(1);
        });
    assertThat(run.closes().getFirst()).contains("\"trade_id\":8");
    until(
        () ->
            assertThat(desk.facts("risk"))
                .anyMatch(fact -> fact.contains("\"stop_source\": \"desk\"")));

    desk.stopOf(7, true, "30");
    until(
        () -> {
          desk.table(117_990, 75, 80);
          assertThat(run.closes()).hasSize(2);
        });
    until(
        () ->
            assertThat(desk.facts("risk").getLast())
                .contains(
                    "own_probability: found 25, needs below 30 percent",
                    "\"stop_source\": \"trade\"",
                    "\"stop_version\": 2"));
  }

  /** Some more tables, each seen by a pass. */
  private void passes(int tables, double price) throws SQLException {
    for (int i = 0; i < tables; i++) {
      long before = Json.of(run.health()).whole("passes");
      desk.table(price, 75, 80);
      until(() -> assertThat(Json.of(run.health()).whole("passes")).isGreaterThan(before));
    }
  }
}
