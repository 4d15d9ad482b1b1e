package io.rec.venues.kalshi.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderBookTest {

  private static final String TICKER = "KXBTCD-26MAR0207-T78099.99";

  private final OrderBook book = new OrderBook(TICKER);

  @Test
  @DisplayName("the best bid is the highest, the best ask the lowest")
  void knowsBest() {
    book.replace(
        new BookSnapshot(
            TICKER,
            List.of(level("0.40", "10"), level("0.45", "5")),
            List.of(level("0.60", "7"), level("0.48", "3"))));

    assertThat(book.bestBid()).contains(level("0.45", "5"));
    assertThat(book.bestAsk()).contains(level("0.48", "3"));
  }

  @Test
  @DisplayName("a bid for NO at 0.30 offers YES at 0.70")
  void mirrorsNo() {
    var snapshot =
        BookSnapshot.ofLegs(TICKER, List.of(level("0.65", "1")), List.of(level("0.30", "15.82")));

    assertThat(snapshot.asks()).containsExactly(level("0.70", "15.82"));
  }

  @Test
  @DisplayName("a level that reaches zero goes, however its zero is written")
  void removesEmptyLevel() throws BookBroken {
    book.change(Leg.NO, dec("0.50"), dec("15.82"));
    book.change(Leg.NO, dec("0.5000"), dec("-15.820"));

    assertThat(book.bestAsk()).isEmpty();
  }

  @Test
  @DisplayName("a level below zero breaks the book and changes nothing")
  void refusesNegativeLevel() throws BookBroken {
    book.change(Leg.YES, dec("0.50"), dec("5"));

    assertThatThrownBy(() -> book.change(Leg.YES, dec("0.50"), dec("-5.01")))
        .isInstanceOf(BookBroken.class)
        .hasMessageContaining(TICKER);
    assertThat(book.bestBid()).contains(level("0.50", "5"));
  }

  @Test
  @DisplayName("a price that no contract can have breaks the book")
  void refusesImpossiblePrice() {
    assertThatThrownBy(() -> book.change(Leg.YES, dec("1.00"), dec("1")))
        .isInstanceOf(BookBroken.class);
  }

  @Test
  @DisplayName("reads levels strictly and leaves empty ones out")
  void readsLevels() throws MalformedMessage {
    assertThat(Level.read(List.of(List.of("0.4700", "500.00"), List.of("0.4800", "0.00"))))
        .containsExactly(level("0.4700", "500.00"));
    assertThatThrownBy(() -> Level.read(List.of(List.of("0.47", "-1"))))
        .isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(() -> Level.read(List.of(List.of("0.47"))))
        .isInstanceOf(MalformedMessage.class);
  }

  @Property
  void equalsSumOfItsChanges(
      @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 99) Integer> prices,
      @ForAll @Size(max = 200) List<@IntRange(min = -50, max = 50) Integer> deltas)
      throws BookBroken {
    OrderBook any = new OrderBook(TICKER);
    Map<Integer, Integer> model = new HashMap<>();
    for (int i = 0; i < Math.min(prices.size(), deltas.size()); i++) {
      int price = prices.get(i);
      int after = model.getOrDefault(price, 0) + deltas.get(i);
      try {
        any.change(Leg.YES, cents(price), BigDecimal.valueOf(deltas.get(i)));
        assertThat(after).isNotNegative();
        model.put(price, after);
      } catch (BookBroken broken) {
        assertThat(after).isNegative();
      }
    }
    model.values().removeIf(count -> count == 0);

    Map<Integer, Integer> held = new HashMap<>();
    any.snapshot()
        .bids()
        .forEach(
            level ->
                held.put(
                    level.price().movePointRight(2).intValueExact(),
                    level.count().intValueExact()));
    assertThat(held).isEqualTo(model);
    assertThat(any.bestBid().map(level -> level.price().movePointRight(2).intValueExact()))
        .isEqualTo(model.keySet().stream().max(Integer::compare));
  }

  private static BigDecimal cents(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }

  private static Level level(String price, String count) {
    return new Level(dec(price), dec(count));
  }
}
