package io.rec.venuesimulator.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TapeTest {

  private static final Instant LATER = Instant.parse("2026-06-01T12:00:00Z");
  private static final long MINUTE = 60_000;

  private final MarketHours hours = MarketHours.of("exchange");
  private final Tape tape = new Tape(hours);
  private final Session monday = hours.on(LocalDate.parse("2026-03-02")).orElseThrow();

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"AAPL", "BRK.B", "F", "QWRTY"})
  @DisplayName("a day is what its minutes add up to, and none of the 390 is missing")
  void daysAddUp(String symbol) {
    Stock stock = stock(7, symbol);
    List<Bar> minutes = tape.bars(stock, monday, MINUTE, LATER);
    Bar day = tape.day(stock, monday, LATER).orElseThrow();
    List<Bar> regular = minutes.stream().filter(this::regular).toList();
    Bar joined = regular.stream().reduce(Bar::with).orElseThrow();

    assertThat(regular).hasSize(390);
    assertThat(regular.getFirst().startMillis()).isEqualTo(monday.open().toEpochMilli());
    assertThat(day.prices()).isEqualTo(joined.prices());
    assertThat(day.mean()).isEqualTo(joined.mean());
    assertThat(day.turnover().shares())
        .isEqualTo(minutes.stream().mapToLong(bar -> bar.turnover().shares()).sum());
    assertThat(day.turnover().trades())
        .isEqualTo(minutes.stream().mapToLong(bar -> bar.turnover().trades()).sum());
  }

  @Test
  @DisplayName("outside the regular hours there are minutes without a trade, and no bar for them")
  void quietMinutesAreAbsent() {
    List<Bar> minutes = tape.bars(stock(7, "AAPL"), monday, MINUTE, LATER);
    long extended = minutes.stream().filter(bar -> !regular(bar)).count();

    assertThat(extended).isBetween(250L, 500L);
    assertThat(minutes).allSatisfy(bar -> assertThat(bar.turnover().trades()).isPositive());
  }

  @Test
  @DisplayName("every trade lies in the bar of its minute and the quote has one side at it")
  void tradesLieInTheirBars() {
    Stock stock = stock(7, "MSFT");
    for (Instant at = monday.open(); at.isBefore(monday.close()); at = at.plusSeconds(37)) {
      Print last = tape.last(stock, at);
      Quote quote = tape.quote(stock, at);
      Bar bar = tape.bars(stock, monday, MINUTE, at).getLast();

      assertThat(last.at()).isBeforeOrEqualTo(at);
      assertThat(bar.prices().close()).isEqualTo(last.cents());
      assertThat(last.lifted() ? quote.ask() : quote.bid()).isEqualTo(last.price());
      assertThat(quote.bid()).isLessThan(quote.ask());
    }
  }

  @Test
  @DisplayName("0.9 the same seed gives the same trades, another one others")
  void repeats() {
    Instant at = Instant.parse("2026-03-02T15:00:00Z");

    assertThat(new Tape(hours).last(stock(7, "AAPL"), at))
        .isEqualTo(tape.last(stock(7, "AAPL"), at));
    assertThat(tape.last(stock(8, "AAPL"), at)).isNotEqualTo(tape.last(stock(7, "AAPL"), at));
  }

  @Test
  @DisplayName("on a Sunday the last trade is Friday's")
  void looksBackOverWeekends() {
    Print last = tape.last(stock(7, "AAPL"), Instant.parse("2026-03-01T15:00:00Z"));

    assertThat(MarketHours.date(last.at())).isEqualTo("2026-02-27");
    assertThat(last.phase()).isEqualTo(Phase.LATE);
  }

  @Test
  @DisplayName("any ticker is a share but those that are reserved for what does not exist")
  void knowsWhatIsNone() {
    Stocks stocks = new Stocks(7);

    assertThat(Stream.of("AAPL", "BRK.B", "A", "QWRTY").flatMap(s -> stocks.find(s).stream()))
        .hasSize(4);
    assertThat(
            Stream.of("NOPE", "ZZ", "ZZTOP", "aapl", "TOOLONG", "A1", "", "BRK.BB", "../x")
                .flatMap(symbol -> stocks.find(symbol).stream()))
        .isEmpty();
    assertThat(stocks.listed()).extracting(Stock::symbol).contains("AAPL", "SPY").isSorted();
  }

  private boolean regular(Bar bar) {
    return monday.phase(Instant.ofEpochMilli(bar.startMillis())) == Phase.OPEN;
  }

  private static Stock stock(long seed, String symbol) {
    return new Stocks(seed).find(symbol).orElseThrow();
  }
}
