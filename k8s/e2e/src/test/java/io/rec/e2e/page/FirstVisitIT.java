package io.rec.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@OnDesk
@DisplayName("A first visit")
final class FirstVisitIT {
  private static final int SCRIPT_LIMIT = 250_000;

  /** Notes when what a trader came for is there to be painted, and the frame after it. */
  private static final String WATCH =
      """
      (() => {
        const wanted = {
          price: () => /\\d/.test(document.querySelector('[data-testid="price"]')?.textContent),
          strikes: () => document.querySelector('[data-testid="strike-table"] tbody tr') !== null,
        };
        window.recioPainted = {};
        const look = () => {
          for (const [name, there] of Object.entries(wanted)) {
            if (!(name in window.recioPainted) && there()) {
              window.recioPainted[name] = null;
              requestAnimationFrame(() => { window.recioPainted[name] = performance.now(); });
            }
          }
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      })()""";

  private static final String PAINTED =
      "() => window.recioPainted.price > 0 && window.recioPainted.strikes > 0";

  /** What the page itself notes of its opening, in the order in which it happens. */
  private static final List<String> MOMENTS =
      List.of("script", "session", "socket", "snapshot", "table");

  private static final String TABLE_NOTED =
      "() => performance.getEntriesByName('recio:table').length > 0";

  /** An answer is noted here only once it is complete. */
  private static final String CANDLES_ANSWERED =
      """
      () => performance.getEntriesByType('resource')
        .some(({ name }) => new URL(name).pathname.startsWith('/api/candles/'))""";

  /** As they came over the line; those that the page asks for only later as well. */
  private static final String SCRIPTS =
      """
      () => performance.getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)""";

  @Test
  @DisplayName("REC-UI-01 has the price and the strikes before it, and needs little script for it")
  void isQuick(Desk desk, TestReporter report) {
    try (var screen = Screen.large(desk)) {
      screen.signIn(desk);

      var page = screen.withEmptyCache();
      page.addInitScript(WATCH);
      var askedForCandles = requestsFor(page, "/api/candles/");
      page.navigate(desk.address());
      page.waitForFunction(PAINTED);

      // How long it took is this machine's affair as well, which has a whole desk to carry.
      publish(report, "first contentful paint, ms", firstPaint(page));
      publish(report, "price painted, ms", page.evaluate("() => window.recioPainted.price"));
      publish(report, "strikes painted, ms", page.evaluate("() => window.recioPainted.strikes"));
      page.waitForFunction(TABLE_NOTED);
      for (var moment : MOMENTS) {
        publish(report, "recio:" + moment + ", ms", noted(page, moment));
      }
      // While nothing was known of the desk, every frame once asked for the chart's history anew.
      page.waitForFunction(CANDLES_ANSWERED);
      assertThat(askedForCandles).hasSize(1);
      var scripts = ((Number) page.evaluate(SCRIPTS)).intValue();
      publish(report, "script, compressed bytes", scripts);
      assertThat(scripts).isPositive().isLessThan(SCRIPT_LIMIT);
    }
  }

  /** Of all that the page will send, answered or not. */
  private static List<String> requestsFor(Page page, String path) {
    var seen = new ArrayList<String>();
    page.onRequest(
        request -> {
          if (request.url().contains(path)) {
            seen.add(request.url());
          }
        });
    return seen;
  }

  private static Object firstPaint(Page page) {
    return page.evaluate(
        "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
  }

  private static Object noted(Page page, String moment) {
    return page.evaluate(
        "name => performance.getEntriesByName(name)[0]?.startTime ?? -1", "recio:" + moment);
  }

  private static void publish(TestReporter report, String what, Object figure) {
    report.publishEntry(what, String.valueOf(Math.round(((Number) figure).doubleValue())));
  }
}
