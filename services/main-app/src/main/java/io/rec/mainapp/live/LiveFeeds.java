package io.rec.mainapp.live;

import io.rec.mainapp.gateway.active.ActiveBook;
import io.rec.mainapp.gateway.desk.Conditions;
import io.rec.mainapp.gateway.market.Prices;
import io.rec.mainapp.gateway.signals.AnalysisSchedule;
import io.rec.mainapp.gateway.signals.AnalysisWatch;
import io.rec.mainapp.gateway.signals.Signals;
import io.rec.mainapp.gateway.signals.TradeSignal;
import io.rec.platform.events.Fact;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import io.rec.platform.live.SeenTick;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listens to everything that changes and has the pages told. */
@Singleton
final class LiveFeeds {

  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final Duration HEALTH = Duration.ofSeconds(2);
  private static final Duration ACCOUNT = Duration.ofSeconds(1);
  private static final Duration ACCOUNT_AT_LEAST = Duration.ofSeconds(10);
  private static final Duration CHANGES = Duration.ofSeconds(30);
  private static final Duration SIGNALS = Duration.ofSeconds(30);

  private final Prices prices;
  private final LiveMarkets markets;
  private final ActiveBook active;
  private final Conditions conditions;
  private final TradeSettings settings;
  private final Signals signals;
  private final AnalysisWatch analysis;
  private final AnalysisSchedule analyses;
  private final FactFeed facts;
  private final AlertFeed alerts;
  private final States states;
  private final Slow slow;
  private final FanOut fanOut;
  private final RoleLoop silence;
  private final RoleLoop health;
  private final RoleLoop account;
  private final RoleLoop changes;
  private final RoleLoop unannounced;
  private final AtomicBoolean accountChanged = new AtomicBoolean(true);
  private long accountReadAt;
  private final Map<String, List<String>> troubles = new ConcurrentHashMap<>();
  private boolean following;

  LiveFeeds(
      Prices prices,
      LiveMarkets markets,
      ActiveBook active,
      Conditions conditions,
      TradeSettings settings,
      Signals signals,
      AnalysisWatch analysis,
      AnalysisSchedule analyses,
      FactFeed facts,
      AlertFeed alerts,
      States states,
      Slow slow,
      FanOut fanOut,
      Loops loops) {
    this.prices = prices;
    this.markets = markets;
    this.active = active;
    this.conditions = conditions;
    this.settings = settings;
    this.signals = signals;
    this.analysis = analysis;
    this.analyses = analyses;
    this.facts = facts;
    this.alerts = alerts;
    this.states = states;
    this.slow = slow;
    this.fanOut = fanOut;
    this.silence = new RoleLoop(loops, "silence", SILENCE, this::lookAtSilence);
    this.health = new RoleLoop(loops, "health", HEALTH, this::tellHealth);
    this.account = new RoleLoop(loops, "account", ACCOUNT, this::tellAccount);
    this.changes = new RoleLoop(loops, "price-changes", CHANGES, prices::reread);
    this.unannounced = new RoleLoop(loops, "signals", SIGNALS, signals::reread);
  }

  synchronized void start() throws SQLException {
    settings.start();
    conditions.start();
    active.start();
    if (!following) {
      follow();
      following = true;
    }
    markets.start();
    prices.start();
    signals.start();
    analysis.start();
    analyses.start();
    facts.start();
    alerts.start();
    silence.start();
    health.start();
    account.start();
    changes.start();
    unannounced.start();
  }

  synchronized void stop() {
    unannounced.stop();
    changes.stop();
    account.stop();
    health.stop();
    silence.stop();
    alerts.stop();
    facts.stop();
    analyses.stop();
    analysis.stop();
    signals.stop();
    prices.stop();
    markets.stop();
    active.stop();
    conditions.stop();
    settings.stop();
  }

  private void follow() {
    prices.follow(this::tellPrice);
    markets.follow(
        new LiveMarkets.Follower() {
          @Override
          public void ticked(SeenTick tick) {
            // Told with its deltas by the prices.
          }

          @Override
          public void tabled(SeenTable table) {
            tellTable(table.symbol());
          }
        });
    active.follow(
        () ->
            states.active().ifPresent(now -> fanOut.offer(states.frame("active_trades", "", now))));
    active.followHoldings(() -> markets.symbols().forEach(this::tellTable));
    conditions.follow(this::tellConditions);
    settings.follow(active::wake);
    signals.follow(this::tellSignal);
    analysis.follow(() -> fanOut.offer(states.frame("analysis", "", states.analysis())));
    facts.follow(this::heard);
  }

  private void heard(Fact fact) {
    switch (fact.topic()) {
      case "trade", "trade_stop", "order", "account.order", "account.position" -> active.wake();
      case "kill_switch" -> conditions.wake();
      case "account.balance",
          "account.fill",
          "account.settlement",
          "auto_entry_indicator_change",
          "entry_suspension",
          "auto_trade_settings" ->
          accountChanged.set(true);
      default -> {
        // Nothing that is shown as a state follows from it.
      }
    }
  }

  private void tellPrice(String symbol) {
    if (!fanOut.isEmpty()) {
      states.price(symbol).ifPresent(now -> fanOut.offer(states.frame("price", symbol, now)));
    }
  }

  private void tellSignal(TradeSignal signal) {
    fanOut.offer(states.frame("trade_signal", signal.symbol(), signal));
  }

  private void tellTable(String symbol) {
    states
        .table(symbol)
        .ifPresent(
            now -> {
              troubles.put(symbol, now.data().troubles());
              if (!fanOut.isEmpty()) {
                fanOut.offer(states.frame("strike_table", symbol, now));
              }
            });
  }

  private void tellConditions() {
    fanOut.offer(states.frame("kill", "", states.kill()));
    markets.symbols().forEach(this::tellTable);
  }

  /** What nobody announces any more has to be told as well: cells close when a table grows old. */
  private void lookAtSilence() throws SQLException {
    markets.readSilent();
    for (String symbol : markets.symbols()) {
      boolean news =
          states
              .table(symbol)
              .map(now -> worse(now.data().troubles(), troubles.getOrDefault(symbol, List.of())))
              .orElse(false);
      if (news) {
        tellTable(symbol);
      }
    }
  }

  /** The sentences carry times; whether there are any is what counts. */
  private static boolean worse(List<String> now, List<String> before) {
    return now.size() != before.size();
  }

  private void tellHealth() {
    if (!fanOut.isEmpty() && slow.readRoster()) {
      fanOut.offer(states.frame("health", "", slow.roster()));
    }
  }

  /** Many facts in one second are one reading. */
  private void tellAccount() throws SQLException, InterruptedException {
    boolean due = System.nanoTime() - accountReadAt >= ACCOUNT_AT_LEAST.toNanos();
    if (!accountChanged.getAndSet(false) && !due) {
      return;
    }
    accountReadAt = System.nanoTime();
    if (slow.readEntry()) {
      slow.entry().ifPresent(now -> fanOut.offer(states.frame("entry_status", "", now)));
    }
    if (slow.readAccount()) {
      states.account().ifPresent(now -> fanOut.offer(states.frame("account", "", now)));
    }
  }
}
