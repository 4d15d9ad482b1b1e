package io.rec.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.position.Fill;
import io.rec.domain.position.Position;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeState.Closed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A trade's own books and the position of its market are two accounts of the same fills. */
final class TradeAndPositionTest {

  /** As many fills of one contract as there are prices, one second apart. */
  private static List<Fill> fills(
      String order, Direction direction, List<Integer> units, int from) {
    var fills = new ArrayList<Fill>();
    for (var price : units) {
      var second = from + fills.size();
      fills.add(
          new Fill(
              order + second,
              order,
              Trades.TICKER,
              direction,
              Contracts.of(1),
              new Price(price),
              new Money(17_500 + price),
              Trades.NOON.plusSeconds(second)));
    }
    return fills;
  }

  @Property(tries = 500)
  @Label("REC-TM-05 the gain of a trade is what its fills did to the position, net of fees")
  void gainsAgree(
      @ForAll Side side,
      @ForAll Side winner,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9_999) Integer> bought,
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 9_999) Integer> sold) {
    var given = sold.subList(0, Math.min(sold.size(), bought.size()));
    var entry = fills("entry-", Direction.buying(side), bought, 0);
    var close = fills("close-", Direction.selling(side), given, 100);
    var twice = new ArrayList<>(close);
    twice.addAll(close.reversed());

    var ticket = Trades.ticket(side, bought.size(), 60, OptionalDouble.empty());
    var state =
        Trades.after(
            TradeState.NONE,
            new OpenTicket(ticket, Trades.NOON),
            new OrderDone(Trades.ENTRY, Execution.of(entry, side)),
            Trades.close(1),
            new OrderDone(Trades.closeOrder(1), Execution.of(twice, side)),
            Trades.hourEnds(),
            Trades.settled(winner));
    var all = new ArrayList<>(entry);
    all.addAll(close);
    var position = Position.of(Trades.TICKER, all).settled(winner);

    assertThat(((Closed) state).result().pnl()).isEqualTo(position.realisedNet());
    assertThat(((Closed) state).result().fees()).isEqualTo(position.fees());
  }
}
