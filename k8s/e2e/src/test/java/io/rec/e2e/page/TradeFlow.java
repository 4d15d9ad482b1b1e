package io.rec.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The whole flow of a trade where the trader sits: account, analysis, risk, exchange, books, page.
 * Each trade is closed again before the next, which a person asks for no sooner than a second
 * later. Named so that no storey runs it: {@code mvn … -Dit.test=TradeFlow}.
 */
@OnDesk
@DisplayName("From a person's order to the page that says the trade is open")
final class TradeFlow {
  private static final int TRADES = Integer.getInteger("trades", 100);

  /** Between the word that a trade is closed and the next order; 0 for whoever never looks. */
  private static final int PAUSE_MILLIS = Integer.getInteger("pause", 1_000);

  /** A desk runs for days; both ways together stay below the trades that an hour allows. */
  private static final int WARM_UP = 60;

  private static final double LONGEST = 5_000;
  private static final double PROMISED_P99 = 250;

  /** Limits that so many trades of one contract do not meet. */
  private static final String LIMITS =
      """
      {"riskLimits":{"maxPositionContracts":1000,"maxExposureCents":500000,
        "maxDailyLossCents":500000,"maxOpenTrades":100,"maxOrderCents":10000}}""";

  /** When the socket told of a state of a trade; before any script of the page runs. */
  private static final String HEAR =
      """
      window.recioTold = new Map();
      window.WebSocket = class extends WebSocket {
        constructor(...how) {
          super(...how);
          this.addEventListener('message', ({ data }) => {
            if (!data.includes('"topic":"trade"')) return;
            const { key, payload } = JSON.parse(data).data;
            window.recioTold.set(`${key}:${payload.status}`, performance.now());
          });
        }
      };""";

  /** Buys one of the surest markets that are sold, waits until the page is told, and sells it. */
  private static final String TRADE =
      """
      async () => {
        const csrf = document.cookie.split('; ').find((one) => one.startsWith('recio_csrf=')).split('=')[1];
        const ask = async (path, body) => {
          const how = body ? { method: 'POST', body: JSON.stringify(body) } : {};
          const answer = await fetch(path, { ...how, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf } });
          return { status: answer.status, said: await answer.json() };
        };
        const told = async (trade, states) => {
          for (const until = performance.now() + 10000; performance.now() < until; ) {
            const state = states.find((one) => window.recioTold.has(`${trade}:${one}`));
            if (state) return { state, at: window.recioTold.get(`${trade}:${state}`) };
            await new Promise((go) => setTimeout(go, 1));
          }
          return { state: 'nothing', at: performance.now() };
        };
        const table = (await ask('/api/strike_table/BTC')).said.data;
        const row = table.rows.filter((one) => one.buy_yes.enabled && one.yes_ask >= 55 && one.yes_ask <= 95).pop();
        if (!row) return { state: 'no market' };
        const began = performance.now();
        const taken = await ask('/api/trades/execute', { request_id: crypto.randomUUID(), market: row.ticker,
          side: 'yes', contracts: 1, limit: row.yes_ask, max_slippage: 5 });
        const answered = performance.now();
        if (taken.status !== 202) return { state: JSON.stringify(taken.said) };
        const trade = taken.said.trade_id;
        const open = await told(trade, ['open', 'deleted', 'error']);
        const advice = (await ask(`/api/trades/${trade}`)).said.data.advice;
        if (open.state === 'open') {
          await ask(`/api/trades/${trade}/close`, { request_id: crypto.randomUUID() });
          await told(trade, ['closed']);
        }
        return { state: open.state, answered: answered - began, whole: open.at - began, advice: advice?.source ?? 'none' };
      }""";

  /** One connection as the page's own, where no page is drawn. */
  private static final String CONNECT =
      """
      () => new Promise((open) => {
        window.wire = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
        window.wire.addEventListener('open', open);
      })""";

  @Test
  @DisplayName("99 in 100 are open on the page within 250 ms, with an analysis of this moment")
  void isOpenSoon(Desk desk, TestReporter report) {
    try (var screen = withWideLimits(desk)) {
      var page = screen.page();
      page.addInitScript(HEAR);
      page.reload();
      screen.signIn(desk);
      measure(page, report);
    }
  }

  /** The drawing of the page takes a core of those that the desk is on; a trader's does not. */
  @Test
  @DisplayName("the same for whoever has a socket and no page that is drawn on the desk's cores")
  void isToldSoon(Desk desk, TestReporter report) {
    try (var screen = withWideLimits(desk)) {
      var page = screen.page();
      screen.signIn(desk);
      page.addInitScript(HEAR);
      page.navigate(page.url().replaceFirst("^(https?://[^/]+).*", "$1/api/health"));
      page.evaluate(CONNECT);
      measure(page, report);
    }
  }

  private static Screen withWideLimits(Desk desk) {
    desk.system().change(LIMITS);
    desk.awaitReady();
    return Screen.large(desk);
  }

  private static void measure(Page page, TestReporter report) {
    trades(page, WARM_UP);
    var seen = trades(page, TRADES);
    var open = seen.stream().filter(one -> one.get("state").equals("open")).toList();
    var whole = sorted(open, "whole");
    report.publishEntry("others", others(seen));
    report.publishEntry("advice", advice(open));
    assertThat(open).hasSizeGreaterThan(TRADES * 3 / 4);
    report.publishEntry("to the answer of the gateway", quantiles(sorted(open, "answered")));
    report.publishEntry("to the word that it is open", quantiles(whole));
    assertThat(advice(open)).isEqualTo("[analysis]");
    assertThat(whole.getLast()).isLessThan(LONGEST);
    assertThat(quantile(whole, 0.99)).isLessThan(PROMISED_P99);
  }

  private static List<Map<?, ?>> trades(Page page, int count) {
    return IntStream.range(0, count)
        .<Map<?, ?>>mapToObj(
            number -> {
              page.waitForTimeout(PAUSE_MILLIS);
              return (Map<?, ?>) page.evaluate(TRADE);
            })
        .toList();
  }

  private static String others(List<Map<?, ?>> seen) {
    return seen.stream()
        .map(one -> String.valueOf(one.get("state")))
        .filter(state -> !state.equals("open"))
        .distinct()
        .toList()
        .toString();
  }

  private static String advice(List<Map<?, ?>> open) {
    return open.stream()
        .map(one -> String.valueOf(one.get("advice")))
        .distinct()
        .toList()
        .toString();
  }

  private static List<Double> sorted(List<Map<?, ?>> seen, String name) {
    return seen.stream().map(one -> ((Number) one.get(name)).doubleValue()).sorted().toList();
  }

  private static String quantiles(List<Double> sorted) {
    return "p50 %.0f ms, p99 %.0f ms, longest %.0f ms (%d)"
        .formatted(
            quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1), sorted.size());
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
