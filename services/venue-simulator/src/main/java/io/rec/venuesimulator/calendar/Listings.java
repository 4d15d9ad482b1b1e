package io.rec.venuesimulator.calendar;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.NewYork;
import io.rec.domain.market.Series;
import io.rec.venuesimulator.price.Coin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The events of all coins. An event is a function of coin and close; made ones are kept. */
public final class Listings {

  /** How long a paid event can still be asked for. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration DAILY_LIFE = Duration.ofHours(24);
  private static final Duration LEAD = Duration.ofMinutes(10);
  private static final int DAILY_HOUR = 17;

  private record Key(String symbol, Instant close) {}

  /** What was listed when somebody asked last: many ask about one instant. */
  private record Snapshot(Instant at, List<ListedEvent> events) {}

  private final List<Coin> coins;
  private final Map<Key, ListedEvent> made = new ConcurrentHashMap<>();
  private volatile Snapshot newest = new Snapshot(Instant.MIN, List.of());

  public Listings(List<Coin> coins) {
    this.coins = List.copyOf(coins);
  }

  public List<Coin> coins() {
    return coins;
  }

  /** Created and not yet forgotten at this instant, soonest close first. */
  public List<ListedEvent> at(Instant now) {
    Snapshot latest = newest;
    if (!latest.at().equals(now)) {
      latest = new Snapshot(now, List.copyOf(list(now)));
      newest = latest;
    }
    return latest.events();
  }

  private List<ListedEvent> list(Instant now) {
    Instant oldest = now.minus(KEPT);
    made.keySet().removeIf(key -> key.close().isBefore(oldest.minus(LIFE)));
    List<ListedEvent> listed = new ArrayList<>();
    for (Coin coin : coins) {
      Instant close = oldest.truncatedTo(ChronoUnit.HOURS).plus(LIFE);
      for (; !close.isAfter(now.plus(DAILY_LIFE).plus(LIFE)); close = close.plus(LIFE)) {
        EventTimes times = times(close);
        if (!times.created().isAfter(now)) {
          listed.add(event(coin, times));
        }
      }
    }
    listed.sort(
        Comparator.comparing((ListedEvent event) -> event.times().close())
            .thenComparing(ListedEvent::name));
    return listed;
  }

  /** The event that a market belongs to. */
  public ListedEvent event(ListedMarket market) {
    return event(market.coin(), market.times());
  }

  /** In autumn's doubled hour two events share a name: the one that is not paid yet is meant. */
  public Optional<ListedEvent> event(String name, Instant now) {
    List<ListedEvent> named = at(now).stream().filter(event -> event.name().equals(name)).toList();
    return named.stream()
        .filter(event -> event.times().status(now) != MarketStatus.FINALIZED)
        .findFirst()
        .or(() -> named.stream().reduce((first, second) -> second));
  }

  public Optional<ListedMarket> market(String name, Instant now) {
    int mark = name.lastIndexOf("-T");
    return mark < 0
        ? Optional.empty()
        : event(name.substring(0, mark), now).flatMap(event -> event.market(name));
  }

  /** Whenever it was: the market of that name whose event closes then. */
  public Optional<ListedMarket> closing(String name, Instant close) {
    int mark = name.indexOf('-');
    return coin(mark < 0 ? name : name.substring(0, mark))
        .flatMap(coin -> event(coin, times(close)).market(name));
  }

  public Optional<Coin> coin(String series) {
    return coins.stream().filter(coin -> series(coin).ticker().equals(series)).findFirst();
  }

  public static Series series(Coin coin) {
    return Series.of(coin.symbol());
  }

  private ListedEvent event(Coin coin, EventTimes times) {
    return made.computeIfAbsent(new Key(coin.symbol(), times.close()), key -> list(coin, times));
  }

  private static EventTimes times(Instant close) {
    Instant open = close.minus(daily(close) ? DAILY_LIFE : LIFE);
    return new EventTimes(open.minus(LEAD), open, close);
  }

  private static boolean daily(Instant close) {
    return NewYork.at(close).getHour() == DAILY_HOUR;
  }

  private static ListedEvent list(Coin coin, EventTimes times) {
    EventTicker ticker = EventTicker.closingAt(series(coin), times.close());
    var floors = StrikeGrid.floors(coin, times.created(), daily(times.close()));
    List<ListedMarket> markets =
        IntStream.range(0, floors.size())
            .mapToObj(
                number ->
                    ListedMarket.of(
                        MarketTicker.of(ticker, floors.get(number)), coin, times, number))
            .toList();
    return new ListedEvent(ticker, coin, times, markets);
  }
}
