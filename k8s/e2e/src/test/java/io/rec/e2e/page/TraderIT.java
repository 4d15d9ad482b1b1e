package io.rec.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.rec.e2e.desk.Database;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.NodeShell;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.trading.Offer;
import io.rec.e2e.trading.Trades;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

@OnDesk
@DisplayName("A trader in a browser")
final class TraderIT {

  /** A market that has just opened is closed to buyers until enough was traded in it. */
  private static final Duration UNTIL_SOMETHING_IS_SOLD = Duration.ofMinutes(15);

  /** That wait and the rest of a test. */
  private static final int MINUTES_WITH_IT = 20;

  private static final Duration FILLED = Duration.ofSeconds(30);
  private static final Duration ANSWERED = Duration.ofSeconds(30);
  private static final int ORDERS_AT_MOST = 5;
  private static final double HOLD_MILLIS = 1_800;
  private static final String OPEN_ROWS = "tr[data-status='open']";
  private static final String SENDABLE = "[data-testid='ticket-send']:enabled";
  private static final String BUYABLE = "[data-testid^='buy-yes-'][aria-disabled='false']";

  private static final String OF_TRADES = "topic IN ('trade', 'account.fill')";

  /** Three seconds on a machine that has time, see the measurements; more where tests run. */
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  /** Adds up how long the link is not live. */
  private static final String WATCH_LINK =
      """
      () => {
        const link = document.querySelector('[data-testid="link"]');
        window.recioAway = 0;
        window.recioLost = null;
        new MutationObserver(() => {
          if (link.dataset.link !== 'live') {
            window.recioLost ??= performance.now();
          } else if (window.recioLost !== null) {
            window.recioAway += performance.now() - window.recioLost;
            window.recioLost = null;
          }
        }).observe(link, { attributes: true, attributeFilter: ['data-link'] });
      }""";

  /** From before a long press is one until after its end. */
  private static final String BE_BUSY =
      """
      () => setTimeout(() => {
        const end = performance.now() + 2000;
        while (performance.now() < end);
      }, 500)""";

  @Test
  @DisplayName("BOT-TRD-08 has the market looked at by a click, and the signal stands on the page")
  void asksForAnAnalysis(Desk desk) {
    try (var screen = Screen.large(desk)) {
      screen.signIn(desk);

      screen.at("analyse").click();

      screen
          .at("signal-action")
          .waitFor(new Locator.WaitForOptions().setTimeout(ANSWERED.toMillis()));
      assertThat(screen.at("signal-action").textContent()).isIn("Buy", "Sell", "Hold");
      assertThat(screen.at("signal-age").textContent()).isNotBlank();
      screen.picture("signal");
    }
  }

  @Test
  @Timeout(value = MINUTES_WITH_IT, unit = TimeUnit.MINUTES)
  @DisplayName(
      "BOT-TRD-03 REC-UI-05 REC-UI-06 comes, buys on paper, closes again and finds it in the history")
  void firstPaperTrade(Desk desk) {
    try (var screen = Screen.large(desk)) {
      screen.signIn(desk);
      screen.picture("monitor");

      var trade = buy(screen);
      screen.picture("open-trade");

      screen.at("close-" + trade).click();
      screen.at("close-all").click();
      screen
          .at("trade-" + trade)
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(WaitForSelectorState.DETACHED)
                  .setTimeout(FILLED.toMillis()));
      screen.at("go-history").click();
      assertThat(screen.at("history-" + trade)).isVisible(within(FILLED));
      screen.picture("history-of-the-trade");

      screen.at("history-" + trade).click();
      assertThat(screen.at("trade-advice").textContent()).containsPattern("(Buy|Sell|Hold), \\d+%");
      screen.picture("story-of-the-trade");
      assertThat(screen.complaints()).isEmpty();
    }
  }

  @Test
  @DisplayName("REC-UI-01 REC-UI-03 sees every screen whole, on a desk and on a phone")
  void everyScreenFits(Desk desk) {
    try (var large = Screen.large(desk);
        var phone = Screen.phone(desk)) {
      large.signIn(desk);
      phone.signIn(desk);
      for (var path : Screen.PATHS) {
        fits(large, path, "desk");
        fits(phone, path, "phone");
      }
    }
  }

  @Test
  @Timeout(value = MINUTES_WITH_IT, unit = TimeUnit.MINUTES)
  @DisplayName("presses the kill switch: nothing can be bought until it is given back")
  void killSwitch(Desk desk) {
    try (var screen = Screen.large(desk)) {
      screen.signIn(desk);
      buyable(screen);

      screen.at("kill").click();
      screen.at("kill-level-pause_entries").check();
      try {
        hold(screen.page(), screen.at("kill-hold"));
        assertThat(screen.at("kill-in-force")).isVisible(within(ANSWERED));
        assertThat(screen.page().locator(BUYABLE)).hasCount(0);
        screen.picture("kill-in-force");

        screen.at("kill-reason").fill("the test is over");
        hold(screen.page(), screen.at("kill-release"));
        assertThat(screen.at("kill-in-force"))
            .isHidden(new IsHiddenOptions().setTimeout(ANSWERED.toMillis()));
      } catch (AssertionError | PlaywrightException failed) {
        screen.picture("kill-failed");
        throw failed;
      } finally {
        // The next test is to buy, whatever the page did here.
        desk.recio().run("kill", "resume", "--yes", "--reason", "the test is over").succeeded();
      }
    }
  }

  @Test
  @DisplayName(
      "REC-MAIN-12 is back on the line soon after the gateway behind the page was killed, and has"
          + " missed nothing that happened meanwhile")
  void gatewayIsKilled(Desk desk, TestReporter report) {
    desk.system().change("{\"components\":[{\"name\":\"main-app\",\"replicas\":2}]}");
    awaitGateways(desk, 2);
    desk.awaitReady();
    try (var screen = Screen.large(desk);
        var node = NodeShell.open(desk)) {
      screen.signIn(desk);
      screen.page().evaluate(WATCH_LINK);
      var offer = Offer.next(desk);
      var before = lastFact(desk);
      var gone =
          desk.pods().stream()
              .filter(TraderIT::isGateway)
              .map(pod -> pod.getMetadata().getName())
              .filter(
                  pod -> {
                    kill(node, pod);
                    new Trades(desk).buyAndSell(offer, "it-" + pod.substring(pod.length() - 5));
                    return hasLostLink(desk, screen);
                  })
              .findFirst();

      assertThat(gone).as("a gateway that the page hung on").isPresent();
      var away = ((Number) screen.page().evaluate("() => window.recioAway")).doubleValue();
      report.publishEntry("milliseconds without a link", String.valueOf(Math.round(away)));
      assertThat(away).isLessThan(BACK_WITHIN.toMillis());
      assertThat(screen.at("link")).hasAttribute("data-link", "live");
      assertThat(screen.at("session-sheet")).isHidden();
      await()
          .atMost(ANSWERED)
          .untilAsserted(() -> assertThat(factsShown(screen)).containsAll(facts(desk, before)));
      assertThat(screen.at("feed-gap")).isHidden();
    }
  }

  /** As by the kernel: nobody is told goodbye. */
  private static void kill(NodeShell node, String pod) {
    var killed =
        node.run(
                """
                for process in /proc/[0-9]*; do
                  if tr '\\0' '\\n' < $process/environ 2>/dev/null | grep -qx POD_NAME=%s; then
                    kill -KILL ${process#/proc/} && echo ${process#/proc/}
                  fi
                done"""
                    .formatted(pod))
            .succeeded();
    assertThat(killed.lines()).as("processes of " + pod).isNotEmpty();
  }

  private static boolean hasLostLink(Desk desk, Screen screen) {
    try {
      screen
          .page()
          .waitForFunction(
              "() => window.recioAway > 0",
              null,
              new Page.WaitForFunctionOptions().setTimeout(5_000));
      return true;
    } catch (TimeoutError notThisOne) {
      awaitGateways(desk, 2);
      return false;
    }
  }

  private static void awaitGateways(Desk desk, long count) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                desk.pods().stream()
                        .filter(TraderIT::isGateway)
                        .filter(Readiness::isPodReady)
                        .count()
                    == count);
  }

  private static long lastFact(Desk desk) {
    return Long.parseLong(
        new Database(desk)
            .run("SELECT coalesce(max(id), 0) FROM system.outbox WHERE " + OF_TRADES)
            .getFirst());
  }

  private static List<String> facts(Desk desk, long after) {
    var told =
        new Database(desk)
            .run("SELECT id FROM system.outbox WHERE %s AND id > %d".formatted(OF_TRADES, after));
    assertThat(told).hasSizeGreaterThan(1);
    return told;
  }

  private static List<String> factsShown(Screen screen) {
    return screen.at("feed").locator("[data-fact]").all().stream()
        .map(line -> line.getAttribute("data-fact"))
        .toList();
  }

  private static boolean isGateway(Pod pod) {
    return "main-app".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name"));
  }

  private static Locator buyable(Screen screen) {
    var first = screen.page().locator(BUYABLE).first();
    first.waitFor(new Locator.WaitForOptions().setTimeout(UNTIL_SOMETHING_IS_SOLD.toMillis()));
    return first;
  }

  /** The page is busy when the button is let go, as on a slow machine. */
  private static void hold(Page page, Locator button) {
    assertThat(button).isEnabled();
    button.hover();
    page.mouse().down();
    page.evaluate(BE_BUSY);
    page.waitForTimeout(HOLD_MILLIS);
    page.mouse().up();
  }

  /**
   * Between the look at a price and the order the market moves: a strike may have come to the other
   * side of the price, which the ticket says, or nothing is left within a cent of what was seen,
   * which the feed says; or the press finds no figures, which the ticket says. A person orders
   * again.
   */
  private static String buy(Screen screen) {
    var open = screen.page().locator(OPEN_ROWS).first();
    var refusal = screen.at("ticket-refusal").or(screen.at("ticket-unsent")).first();
    var missed = screen.at("feed").getByText("Nothing bought");
    for (int order = 1; order <= ORDERS_AT_MOST; order++) {
      int missedBefore = missed.count();
      buyable(screen).click();
      assertThat(screen.at("ticket-cost")).isVisible();
      screen.picture("ticket");
      assertThat(screen.page().locator(SENDABLE).or(refusal).first()).isVisible();
      screen.page().keyboard().press("Enter");
      try {
        assertThat(open.or(missed.nth(missedBefore)).or(refusal).first()).isVisible(within(FILLED));
      } catch (AssertionError none) {
        throw unbought(screen, none);
      }
      if (open.isVisible()) {
        return open.getAttribute("data-testid").substring("trade-".length());
      }
      if (refusal.isVisible()) {
        screen.refused();
      }
      screen.page().keyboard().press("Escape");
      assertThat(screen.at("ticket")).isHidden();
    }
    throw unbought(screen, new AssertionError(ORDERS_AT_MOST + " orders met no price"));
  }

  private static AssertionError unbought(Screen screen, AssertionError cause) {
    screen.picture("no-open-trade");
    return new AssertionError(
        "no trade is open; the page says: " + screen.page().locator("main").innerText(), cause);
  }

  private static void fits(Screen screen, String path, String size) {
    screen.show(path);
    screen.picture(size + path.replace("/", "-").replaceFirst("-$", "-monitor"));
    var excess =
        screen.page().evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) excess).intValue()).as("%s on a %s", path, size).isLessThanOrEqualTo(0);
    assertThat(screen.complaints()).as("%s on a %s", path, size).isEmpty();
  }

  private static IsVisibleOptions within(Duration time) {
    return new IsVisibleOptions().setTimeout(time.toMillis());
  }
}
