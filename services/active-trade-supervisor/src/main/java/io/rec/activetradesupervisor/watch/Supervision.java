package io.rec.activetradesupervisor.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rec.activetradesupervisor.book.SupervisedTrade;
import io.rec.activetradesupervisor.book.TradeBook;
import io.rec.activetradesupervisor.closing.Closer;
import io.rec.activetradesupervisor.figures.MarketViews;
import io.rec.activetradesupervisor.figures.ShownTrades;
import io.rec.activetradesupervisor.figures.TradeView;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.stop.TradeFigures;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import io.rec.platform.live.SeenTick;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One pass over all trades on each news, and at least each second. A pass asks nobody: trades,
 * settings and prices are kept fresh by others, and closes are asked for on other threads.
 */
@Singleton
public final class Supervision {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final TradeBook book;
  private final MarketViews views;
  private final TradeSettings settings;
  private final ShownTrades shown;
  private final AutoStop autoStop;
  private final Closer closer;
  private final Tenure tenure;
  private final Clock clock;
  private final RoleLoop loop;
  private final Timer passes;
  private volatile Flattening flattening = Flattening.NOTHING;

  Supervision(
      TradeBook book,
      MarketViews views,
      TradeSettings settings,
      ShownTrades shown,
      AutoStop autoStop,
      Closer closer,
      Tenure tenure,
      LiveMarkets markets,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.book = book;
    this.views = views;
    this.settings = settings;
    this.shown = shown;
    this.autoStop = autoStop;
    this.closer = closer;
    this.tenure = tenure;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "supervision", PERIOD, this::pass);
    this.passes =
        Timer.builder("recio.supervision.pass")
            .description("One pass over all supervised trades")
            .register(meters);
    Gauge.builder("recio.supervision.trades", shown, all -> all.views().size())
        .description("Trades that are supervised")
        .register(meters);
    markets.follow(new News());
    book.follow(loop::wake);
    settings.follow(loop::wake);
  }

  public void start() {
    loop.start();
  }

  /** Returns when the running pass is over. */
  public void stop() {
    loop.stop();
  }

  /** The trades that Flatten would close and whose price is too old for it. */
  List<TradeView> waitingToBeFlattened() {
    return flattening.waiting();
  }

  private void pass() {
    long began = System.nanoTime();
    Instant now = clock.instant();
    Optional<AutoTradeSettings> rules = settings.current();
    boolean ours = tenure.isOurs() && rules.isPresent();
    List<SupervisedTrade> trades = book.trades();
    List<TradeView> seen = trades.stream().map(trade -> seen(trade, now)).toList();
    if (ours) {
      AutoStop.Judged judged =
          autoStop.judge(rules.orElseThrow(), seen, closer.takeFailed(now), now);
      seen = judged.views();
      judged.closes().forEach(closer::ask);
      flattening = Flattening.of(book.killSwitch(), seen, FreshnessLimits.DEFAULT, now);
      flattening.closes().forEach(closer::ask);
    } else {
      // Whoever holds the lease remembers; what it stored is taken up when it is our turn.
      autoStop.forget();
      flattening = Flattening.NOTHING;
    }
    shown.put(seen, ours, now);
    Set<Long> ids = trades.stream().map(SupervisedTrade::id).collect(Collectors.toSet());
    views.keepOnly(trades);
    closer.keepOnly(ids);
    passes.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  private TradeView seen(SupervisedTrade trade, Instant now) {
    TradeFigures figures =
        TradeFigures.of(
            trade.trade(), views.of(trade), FeeSchedule.HOURLY, FeeProfile.CENTICENT_PER_FILL, now);
    return new TradeView(
        trade,
        figures,
        trade.remembered(),
        settings.current().map(AutoTradeSettings::version).orElse(0));
  }

  private final class News implements LiveMarkets.Follower {

    @Override
    public void ticked(SeenTick tick) {
      loop.wake();
    }

    @Override
    public void tabled(SeenTable table) {
      loop.wake();
    }
  }
}
