package io.rec.venuesimulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.calendar.SettlementRule;
import io.rec.venuesimulator.price.Coin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final Instant QUARTER_TO = Instant.parse("2026-03-02T12:59:30Z");

  private static Exchange exchange(MovableClock clock) {
    return new Exchange(new Listings(List.of(Coin.walking("BTC", 5))), SettlementRule.MEAN, clock);
  }

  private static ListedEvent closingNext(Exchange exchange, Instant now) {
    return exchange.listings().at(now).stream()
        .filter(event -> event.times().close().isAfter(now))
        .findFirst()
        .orElseThrow();
  }

  @Property(tries = 80)
  void booksOfferNoArbitrage(@ForAll @LongRange(min = 0, max = 86_400_000) long offset) {
    Instant now = QUARTER_TO.plusMillis(offset);
    Exchange exchange = exchange(new MovableClock(now));
    int lowestAsk = Touch.NO_ASK;

    for (ListedMarket market : closingNext(exchange, now).markets()) {
      Book book = Quoting.book(market, now.toEpochMilli());
      Touch touch = book.touch();

      assertThat(touch).isEqualTo(Quoting.touch(market, now.toEpochMilli()));
      assertThat(touch.bid()).as(market.name()).isLessThan(touch.ask());
      // A higher strike is never worth more than a lower one can be bought for.
      assertThat(touch.bid()).as(market.name()).isLessThanOrEqualTo(lowestAsk);
      lowestAsk = Math.min(lowestAsk, touch.ask());
    }
  }

  @Property(tries = 8)
  void deltasAddUpToTheBook(
      @ForAll @LongRange(min = 0, max = 86_400_000) long offset,
      @ForAll @LongRange(min = 250, max = 600_000) long stepMillis) {
    MovableClock clock = new MovableClock(QUARTER_TO.plusMillis(offset));
    Exchange exchange = exchange(clock);
    exchange.step();
    Told told = new Told(exchange);
    exchange.listen(told);

    for (int step = 0; step < 12; step++) {
      clock.pass(Duration.ofMillis(stepMillis));
      exchange.step();
      told.compare();
    }
  }

  @Test
  @DisplayName("deltas add up through a pause, the close and the payment of an event")
  void deltasAddUpOverTheEndOfAnEvent() {
    MovableClock clock = new MovableClock(QUARTER_TO);
    Exchange exchange = exchange(clock);
    exchange.step();
    Told told = new Told(exchange);
    exchange.listen(told);
    ListedMarket paused = closingNext(exchange, clock.instant()).markets().get(20);

    for (int step = 0; step < 4 * 110; step++) {
      clock.pass(Duration.ofMillis(250));
      exchange.step();
      if (step == 20 || step == 40) {
        exchange.setActive(paused, step == 40);
      }
      told.compare();
    }

    assertThat(told.turns(paused))
        .containsExactly(Turn.DEACTIVATED, Turn.ACTIVATED, Turn.DETERMINED, Turn.SETTLED);
    assertThat(told.changes()).isGreaterThan(10_000);
  }

  @Test
  @DisplayName("a step that leads past the opening tells the whole book of the new market")
  void tellsBooksOfMarketsThatOpenWithinAStep() {
    MovableClock clock = new MovableClock(QUARTER_TO);
    Exchange exchange = exchange(clock);
    exchange.step();
    Told told = new Told(exchange);
    exchange.listen(told);
    clock.pass(Duration.ofMinutes(70));
    exchange.step();

    ListedMarket market = closingNext(exchange, clock.instant()).markets().get(20);
    assertThat(told.turns(market)).contains(Turn.CREATED);
    assertThat(exchange.standing(market).book()).isNotEqualTo(Book.EMPTY);
    told.compare();
  }

  @Property(tries = 6)
  void anotherRunStandsWhereThisOneDoes(@ForAll @LongRange(min = 1, max = 40) long minutes) {
    MovableClock stepping = new MovableClock(QUARTER_TO);
    Exchange walked = exchange(stepping);
    for (int minute = 0; minute < minutes; minute++) {
      walked.step();
      stepping.pass(Duration.ofMinutes(1));
    }
    Instant now = stepping.instant();
    Exchange jumped = exchange(new MovableClock(now.plusMillis(250)));
    stepping.pass(Duration.ofMillis(250));
    walked.step();
    jumped.step();

    for (ListedMarket market : closingNext(walked, now).markets()) {
      Standing one = walked.standing(market);
      Standing two = jumped.standing(market);
      assertThat(one).isEqualTo(two);
    }
  }

  @Test
  @DisplayName("an event closes on the hour, is determined in seconds and paid after the timer")
  void rollsOver() {
    MovableClock clock = new MovableClock(QUARTER_TO);
    Exchange exchange = exchange(clock);
    exchange.step();
    Told told = new Told(exchange);
    exchange.listen(told);
    ListedMarket market = closingNext(exchange, QUARTER_TO).markets().getFirst();
    List<MarketStatus> statuses = new ArrayList<>();

    for (int step = 0; step < 4 * 120; step++) {
      clock.pass(Duration.ofMillis(250));
      exchange.step();
      MarketStatus status = exchange.standing(market).status();
      if (statuses.isEmpty() || statuses.getLast() != status) {
        statuses.add(status);
      }
    }

    assertThat(statuses)
        .containsExactly(
            MarketStatus.ACTIVE,
            MarketStatus.CLOSED,
            MarketStatus.DETERMINED,
            MarketStatus.FINALIZED);
    assertThat(told.turns(market)).containsExactly(Turn.DETERMINED, Turn.SETTLED);
    assertThat(exchange.standing(market).book()).isEqualTo(Book.EMPTY);
  }

  @Test
  @DisplayName("yes wins exactly when the average of sixty index values is above the floor strike")
  void settles() {
    MovableClock clock = new MovableClock(QUARTER_TO.plusSeconds(120));
    Exchange exchange = exchange(clock);
    ListedEvent event =
        exchange.listings().at(clock.instant()).stream()
            .filter(e -> e.times().close().equals(QUARTER_TO.plusSeconds(30)))
            .findFirst()
            .orElseThrow();

    for (ListedMarket market : event.markets()) {
      boolean above = exchange.results().value(market).compareTo(market.floorStrike()) > 0;
      assertThat(exchange.results().winner(market)).isEqualTo(above ? Leg.YES : Leg.NO);
    }
    assertThat(event.markets().stream().map(exchange.results()::winner).distinct()).hasSize(2);
  }

  /**
   * Remembers turning points, and keeps every book as a client does: from where it stood at first,
   * by the changes alone.
   */
  private static final class Told implements MarketListener {
    private record Seen(ListedMarket market, Turn turn) {}

    private record Place(ListedMarket market, Leg leg, int cents) {}

    private final Exchange exchange;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<Place, Long> counts = new HashMap<>();
    private long changes;

    Told(Exchange exchange) {
      this.exchange = exchange;
      markets().forEach(market -> kept(market, exchange.standing(market).book()));
    }

    /** Each level of each market, and that bids and offers do not meet. */
    void compare() {
      Map<Place, Long> kept = Map.copyOf(counts);
      counts.clear();
      for (ListedMarket market : markets()) {
        Book book = exchange.standing(market).book();
        assertThat(book.touch().bid()).as(market.name()).isLessThan(book.touch().ask());
        kept(market, book);
      }
      assertThat(kept).isEqualTo(counts);
    }

    long changes() {
      return changes;
    }

    private List<ListedMarket> markets() {
      return exchange.listings().at(exchange.now()).stream()
          .filter(event -> event.times().finalized().isAfter(exchange.now().minusSeconds(7200)))
          .flatMap(event -> event.markets().stream())
          .toList();
    }

    private void kept(ListedMarket market, Book book) {
      for (Leg leg : Leg.values()) {
        for (Book.Level level : book.levels(leg)) {
          counts.put(new Place(market, leg, level.cents()), level.count());
        }
      }
    }

    List<Turn> turns(ListedMarket market) {
      return seen.stream().filter(s -> s.market().equals(market)).map(Seen::turn).toList();
    }

    @Override
    public void bookChanged(
        ListedMarket market, List<Book.Change> changes, Optional<Origin> origin, long epochMillis) {
      assertThat(changes).isNotEmpty();
      for (Book.Change change : changes) {
        this.changes++;
        counts.merge(
            new Place(market, change.leg(), change.cents()),
            change.delta(),
            (before, delta) -> before + delta == 0 ? null : before + delta);
      }
    }

    @Override
    public void traded(Trade trade) {
      assertThat(trade.count()).isPositive();
    }

    @Override
    public void tickerChanged(ListedMarket market, Standing standing, long epochMillis) {
      assertThat(standing.book().touch().bid()).isLessThan(standing.book().touch().ask());
    }

    @Override
    public void eventCreated(ListedEvent event) {
      assertThat(event.markets()).isNotEmpty();
    }

    @Override
    public void turned(ListedMarket market, Turn turn, long epochMillis) {
      seen.add(new Seen(market, turn));
    }
  }
}
