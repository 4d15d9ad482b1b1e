package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.OtlpReceiver;
import io.rec.platform.testing.OtlpSpan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the ticket to the settlement, with an hour and a restart in between. */
class TradeTraceTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final OtlpReceiver collector = OtlpReceiver.start();
  private Desk desk;

  @BeforeEach
  void start() throws SQLException {
    desk = Desk.prepared();
    collector.environment().forEach(desk::with);
    desk.start();
  }

  @AfterEach
  void stop() {
    desk.close();
    collector.close();
  }

  @Test
  @DisplayName("BOT-TRC-02 lies in one trace, that of whoever wanted it")
  void oneTrace() throws SQLException {
    desk.executor.says("t1:open", PlayedExecutor.done("10.00", "9.400000", "0.039480"));
    desk.fresh();
    assertThat(
            desk.role().post("/trades", Desk.ticket("t1"), "traceparent", TRACEPARENT).statusCode())
        .isEqualTo(201);
    long trade = Long.parseLong(desk.one("SELECT id FROM users.trades"));
    desk.awaitStatus(trade, "open");

    desk.restart();
    desk.clock.moveTo(Desk.CLOSE);
    desk.awaitStatus(trade, "expired");
    desk.database.execute(
        """
        INSERT INTO users.settlements (user_id, ticker, event_ticker, market_result, yes_count,
          yes_total_cost, no_count, no_total_cost, revenue, settled_time)
        VALUES ('user_0001', '%s', '%s', 'yes', 10, 9.4, 0, 0, 10.00, '2026-03-10T17:01:10Z')"""
            .formatted(Desk.TICKER, Desk.EVENT));
    desk.awaitStatus(trade, "closed");

    await().atMost(Duration.ofSeconds(20)).until(() -> names().contains("trade settlement_found"));
    assertThat(names())
        .contains(
            "POST /trades",
            "trade open_ticket",
            "POST trade-executor",
            "trade hour_ends",
            "trade settlement_found");
    assertThat(named("trade settlement_found").attributes())
        .containsEntry("recio.trade_id", Long.toString(trade))
        .containsEntry("recio.ticket_id", "t1")
        .containsEntry("recio.from", "expired")
        .containsEntry("recio.to", "closed");
  }

  @Test
  @DisplayName("the id is stored with a trade whose trace nobody keeps: the logs have it")
  void nobodyKeepsIt() throws SQLException {
    desk.stop();
    desk.with("OTEL_EXPORTER_OTLP_ENDPOINT", "").start();

    desk.opened("t2");

    assertThat(desk.one("SELECT traceparent FROM users.trades"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  private List<String> names() {
    return ofTheTrade().stream().map(OtlpSpan::name).toList();
  }

  private OtlpSpan named(String name) {
    return ofTheTrade().stream()
        .filter(span -> span.name().equals(name))
        .min(Comparator.comparing(OtlpSpan::spanId))
        .orElseThrow();
  }

  private List<OtlpSpan> ofTheTrade() {
    return collector.spans().stream().filter(span -> span.traceId().equals(TRACE)).toList();
  }
}
