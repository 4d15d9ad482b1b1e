package io.rec.kalshiapiwatchdog.market;

import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.HourlyEvent;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venues.kalshi.market.KalshiEvent;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the exchange which events there are and for their markets: at the start, at each full hour,
 * every half minute beside the stream, and more often while there is none, it is quiet or the
 * hour's markets are not open. Its thread owns all plans.
 */
@Singleton
public final class Collection {

  private static final Logger LOG = LoggerFactory.getLogger(Collection.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** How long before its hour the next event is asked for. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final Markets markets;
  private final MarketCalls calls;
  private final MarketStream stream;
  private final Changes changes;
  private final RoleLoop loop;
  private final Clock clock;
  private final Map<String, SymbolPlan> plans = new HashMap<>();
  private volatile String lastError = "";

  Collection(
      Markets markets,
      MarketCalls calls,
      MarketStream stream,
      Changes changes,
      Loops loops,
      Clock clock) {
    this.markets = markets;
    this.calls = calls;
    this.stream = stream;
    this.changes = changes;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "markets", PERIOD, this::pass);
    markets.all().forEach(each -> plans.put(each.symbol(), new SymbolPlan()));
  }

  public void start() {
    stream.onNews(this::refreshSoon);
    loop.start();
  }

  /** Returns when no call is under way. */
  public void stop() {
    loop.stop();
  }

  /** Why the newest call brought nothing; empty when it did. */
  public String lastError() {
    return lastError;
  }

  private void refreshSoon() {
    plans.values().forEach(SymbolPlan::askSoon);
    loop.wake();
  }

  private void pass() throws InterruptedException {
    boolean told = stream.tells();
    stream.confirmedAt().ifPresent(markets::confirm);
    for (SymbolMarkets each : markets.all()) {
      SymbolPlan plan = plans.computeIfAbsent(each.symbol(), symbol -> new SymbolPlan());
      Instant now = clock.instant();
      boolean opened = each.current(now).filter(book -> !book.unopened()).isPresent();
      if (plan.eventsDue(opened, now)) {
        look(each, plan, now);
      }
      if (plan.marketsDue(told && opened, now)) {
        read(each, plan, now);
      }
    }
    watch();
  }

  private void look(SymbolMarkets each, SymbolPlan plan, Instant now) throws InterruptedException {
    Reply<Listing<KalshiEvent>> reply = calls.openEvents(each.series().ticker());
    if (reply instanceof Reply.Answered<Listing<KalshiEvent>> answered) {
      List<EventHead> heads = SymbolEvents.upcoming(each.series(), answered.value().items(), now);
      plan.found(heads, now);
      lastError = "";
    } else {
      failed(each, reply);
    }
  }

  private void read(SymbolMarkets each, SymbolPlan plan, Instant now) throws InterruptedException {
    boolean read = true;
    for (EventHead head : plan.wanted(expectedNext(each, now), now)) {
      Instant askedAt = clock.instant();
      Reply<Listing<KalshiMarket>> reply = calls.markets(head.eventTicker());
      if (reply instanceof Reply.Answered<Listing<KalshiMarket>> answered) {
        took(each, head, answered.value(), askedAt);
      } else {
        failed(each, reply);
        read = false;
      }
    }
    plan.read(read, now);
    changes.happened();
  }

  private void took(
      SymbolMarkets each, EventHead head, Listing<KalshiMarket> listing, Instant askedAt) {
    boolean known = each.open(clock.instant()).stream().anyMatch(book -> book.head().equals(head));
    each.listed(head, listing.items(), markets.firstVersion(), askedAt, clock.instant());
    lastError = "";
    if (!known && !listing.items().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("event", head.eventTicker())
          .addKeyValue("markets", listing.items().size())
          .addKeyValue("refused", listing.refused().size())
          .log("event {} closes at {}", head.eventTicker(), head.closeTime());
    }
    listing.refused().stream()
        .findFirst()
        .ifPresent(first -> LOG.atWarn().addKeyValue("event", head.eventTicker()).log(first));
  }

  /** The next hour's event, which the exchange may list no sooner than its hour begins. */
  private Optional<EventHead> expectedNext(SymbolMarkets each, Instant now) {
    Instant close = HourlyCalendar.nextClose(now);
    if (close.minus(AHEAD).isAfter(now)) {
      return Optional.empty();
    }
    HourlyEvent next = HourlyCalendar.nextEvent(each.series(), close);
    return Optional.of(SymbolEvents.expected(each.series(), next));
  }

  private void watch() throws InterruptedException {
    Set<String> tickers = new HashSet<>();
    Instant now = clock.instant();
    for (SymbolMarkets each : markets.all()) {
      each.open(now).forEach(book -> tickers.addAll(book.tickers()));
    }
    stream.watch(tickers);
  }

  private void failed(SymbolMarkets each, Reply<?> reply) {
    String text = "%s: %s".formatted(each.symbol(), reply);
    if (!text.equals(lastError)) {
      LOG.atWarn().addKeyValue("symbol", each.symbol()).log("markets are not read: {}", reply);
    }
    lastError = text;
  }
}
